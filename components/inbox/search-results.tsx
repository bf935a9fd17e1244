'use client'

import { CloudOff, SearchX, WifiOff } from 'lucide-react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useConnection } from '@/lib/client/realtime-provider'
import { useInbox } from '@/lib/client/use-inbox'
import { useMe } from '@/lib/client/use-me'
import { usePeopleSearch } from '@/lib/client/use-people-search'
import { useSearch, type MessageSearch } from '@/lib/client/use-search'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { byName } from './by-name'
import { FoundConversations } from './found-conversations'
import { FoundMessages } from './found-messages'
import { FoundPeople } from './found-people'
import { InboxSkeleton } from './inbox-states'
import { rowAfterKey } from './row-keys'

type SearchResultsProps = {
  search: MessageSearch
  /** Whether what is looked for is what stands in the field. */
  settled: boolean
  /** Back to the field. */
  onLeave: () => void
  onClear: () => void
}

/** What a search found: conversations, or people where there are none, then messages without end. Arrows lead through all of it. */
export default function SearchResults({ search, settled, onLeave, onClear }: SearchResultsProps) {
  const { inbox: words, actions } = useWords()
  const { me } = useMe()
  const offline = useConnection() === 'offline'
  const list = useRef<HTMLDivElement>(null)
  // Filters are about messages alone.
  const q = search.has || search.from || search.after || search.before ? '' : (search.q ?? '')
  const inbox = useInbox({ q, enabled: q !== '' })
  const archive = useInbox({ q, filter: 'archived', enabled: q !== '' })
  const messages = useSearch(search)
  const conversations = useMemo(
    () => (q && me ? byName([...inbox.conversations, ...archive.conversations], q, me.id) : []),
    [q, me, inbox.conversations, archive.conversations],
  )
  const ready = messages.status === 'ready' && (q === '' || (inbox.status !== 'loading' && archive.status !== 'loading'))
  const people = usePeopleSearch(ready && q !== '' && conversations.length === 0 ? q : '')

  // The next search begins at its top.
  const question = JSON.stringify(search)
  useEffect(() => {
    list.current?.scrollTo(0, 0)
  }, [question])

  function onKeyDown(event: KeyboardEvent): void {
    const found = [...(list.current?.querySelectorAll<HTMLElement>('[data-result]') ?? [])]
    const index = found.findIndex(element => element === document.activeElement)
    if (event.key === 'Escape') {
      event.preventDefault()
      onClear()
      onLeave()
      return
    }
    const next = index < 0 ? null : rowAfterKey(event, index, found.length)
    if (next === null) return
    event.preventDefault()
    if (index === 0 && event.key === 'ArrowUp') onLeave()
    else found[next]?.focus()
  }

  const failed = messages.status === 'error' && conversations.length === 0
  const nothing = ready && settled && !messages.stale && conversations.length === 0 && messages.hits.length === 0 && people.people.length === 0 && people.status !== 'loading'
  if (failed) {
    return (
      <div role="alert">
        <EmptyState icon={offline ? WifiOff : CloudOff} title={words.search.failedTitle} action={<Button look="secondary" onClick={messages.retry}>{actions.retry}</Button>}>
          {offline ? words.offlineTitle : words.search.failedText}
        </EmptyState>
      </div>
    )
  }
  if (!me || (!ready && conversations.length === 0 && messages.hits.length === 0)) return <InboxSkeleton />
  return (
    <div ref={list} data-scroller role="group" aria-label={words.search.label} onKeyDown={onKeyDown} aria-busy={!settled || messages.stale} className="h-full overflow-y-auto overscroll-contain px-2 pb-4 [scrollbar-width:thin]">
      <p role="status" className="sr-only">
        {ready && settled && !messages.stale && words.search.found(conversations.length, words.search.foundMessages(messages.hits.length, messages.hasMore))}
      </p>
      <FoundConversations conversations={conversations} meId={me.id} hasMore={inbox.hasMore} onMore={inbox.loadMore} />
      {conversations.length === 0 && <FoundPeople people={people.people} />}
      <FoundMessages messages={messages} meId={me.id} />
      {nothing && (
        <EmptyState icon={SearchX} title={words.search.nothingTitle} action={<Button look="secondary" onClick={onClear}>{words.showAll}</Button>}>
          {q ? words.search.nothing(q) : words.search.nothingFiltered}
        </EmptyState>
      )}
    </div>
  )
}
