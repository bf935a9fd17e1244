'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Message, Person } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { listReactions } from './routes'

export interface GivenReaction {
  emoji: string
  user: Person
}

export interface WhoReacted {
  given: GivenReaction[]
  status: 'loading' | 'ready' | 'error'
  retry(): void
}

const none: GivenReaction[] = []

/** Who reacted to a message and how, the first first; asked again whenever the reactions are others. */
export function useWhoReacted({ id, conversationId, reactions }: Message): WhoReacted {
  const state = reactions.map(({ emoji, count, mine }) => `${emoji}${count}${mine ? '+' : ''}`).join(' ')
  const { data, error, refetch } = useQuery({
    queryKey: [...keys.reactionsTo(id), state],
    queryFn: async ({ signal }) => (await call(listReactions, { params: { id: conversationId, messageId: id }, query: { limit: 100 }, signal })).items,
    staleTime: 0,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  })
  return { given: data ?? none, status: loadStatus(data, error), retry: () => void refetch() }
}
