'use client'
import { useMemo } from 'react'
import type { Conversation, User } from '@/lib/contract/views'
import { useRuntime } from './realtime-provider'
import { useInbox } from './use-inbox'

/** With whom one talked last, the latest first. */
export function useRecentPeople(): User[] {
  const { userId } = useRuntime()
  const { conversations } = useInbox()
  return useMemo(() => recentPeople(conversations, userId), [conversations, userId])
}

/** How many are offered before anything is typed. */
const most = 12

/** The others of direct conversations first, then of groups; each once. */
export function recentPeople(conversations: readonly Conversation[], ownId: string): User[] {
  const byActivity = conversations.toSorted((a, b) => (a.activityAt < b.activityAt ? 1 : -1))
  const ordered = [...byActivity.filter(({ kind }) => kind === 'direct'), ...byActivity.filter(({ kind }) => kind === 'group')]
  const people = ordered.flatMap(({ members }) => members.filter(({ user, state }) => user.id !== ownId && state === 'active').map(({ user }) => user))
  return [...new Map(people.map(person => [person.id, person])).values()].slice(0, most)
}
