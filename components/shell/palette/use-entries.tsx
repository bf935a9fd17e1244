'use client'

import { useMemo } from 'react'
import { useRouter } from 'next/navigation'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { ConversationAvatar } from '@/components/inbox/conversation-avatar'
import { counterpartOf } from '@/components/thread/people'
import { Avatar } from '@/components/ui/avatar'
import { useInbox } from '@/lib/client/use-inbox'
import { useMe } from '@/lib/client/use-me'
import { usePeopleSearch } from '@/lib/client/use-people-search'
import type { Entry } from './entry'
import { useActionEntries } from './use-action-entries'
import { useConversationEntries } from './use-conversation-entries'
import { usePageEntries } from './use-page-entries'

/** So many of the latest conversations stand first before anything is typed. */
const recentShown = 5

/** Everything that the palette can offer, for what is typed. */
export function useEntries(q: string, close: () => void): { entries: Entry[]; searching: boolean } {
  const router = useRouter()
  const { language } = useLanguage()
  const words = useWords().shell.palette
  const { me } = useMe()
  const { conversations } = useInbox()
  const { people, status } = usePeopleSearch(q)
  const here = useConversationEntries()
  const pages = usePageEntries()
  const actions = useActionEntries(close)
  const typed = q.trim() !== ''

  const known = useMemo<Entry[]>(() => {
    if (!me) return []
    return conversations.slice(0, typed ? undefined : recentShown).map(conversation => {
      const { name, username } = counterpartOf(conversation, me.id, language)
      return {
        id: `conversation:${conversation.id}`,
        group: typed ? 'conversations' : 'recent',
        label: name,
        ...(username && { hint: words.person(username) }),
        picture: <ConversationAvatar conversation={conversation} meId={me.id} size="sm" />,
        run: () => router.push(`/inbox/${conversation.id}`),
      }
    })
  }, [me, conversations, typed, language, words, router])

  const found = useMemo<Entry[]>(() => {
    const talking = new Set(conversations.filter(({ kind }) => kind === 'direct').flatMap(({ members }) => members.map(({ user }) => user.id)))
    return people.filter(({ id }) => !talking.has(id)).map(({ id, name, username, avatarUrl, online }) => ({
      id: `person:${id}`,
      group: 'people',
      label: name,
      hint: words.person(username),
      picture: <Avatar id={id} name={name} url={avatarUrl} size="sm" online={online} />,
      run: () => router.push(`/people/${username}`),
    }))
  }, [people, conversations, words, router])

  return { entries: [...known, ...here, ...found, ...pages, ...actions], searching: status === 'loading' }
}
