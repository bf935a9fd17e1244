'use client'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Message } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { useConnection } from './realtime-provider'
import { listPins } from './routes'

const none: Message[] = []

function pinsOf(conversationId: string) {
  return queryOptions({
    queryKey: keys.pins(conversationId),
    queryFn: async ({ signal }) => (await call(listPins, { params: { id: conversationId }, query: { limit: 100 }, signal })).items,
  })
}

/** Asks for the pins beside the messages instead of after them, so that both are there at once and nothing moves. */
export function usePinsEarly(conversationId: string): void {
  const client = useQueryClient()
  useEffect(() => {
    void client.prefetchQuery(pinsOf(conversationId))
  }, [client, conversationId])
}

/** What is pinned in a conversation, the newest pin first. Events keep it; after a loss of the connection it is fetched again. */
export function usePins(conversationId: string): Message[] {
  const { data, refetch } = useQuery(pinsOf(conversationId))
  const state = useConnection()
  const before = useRef(state)
  useEffect(() => {
    const wasAway = before.current === 'offline' || before.current === 'degraded'
    before.current = state
    if (state === 'online' && wasAway) void refetch()
  }, [state, refetch])
  return data ?? none
}
