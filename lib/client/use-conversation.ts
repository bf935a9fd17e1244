'use client'
import { useQuery } from '@tanstack/react-query'
import type { Conversation } from '@/lib/contract/views'
import { ApiError } from './api'
import { receiveConversation } from './cache'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { fetchConversation } from './server-calls'

export interface ConversationQuery {
  conversation: Conversation | undefined
  /** `missing`: it does not exist, or not for the caller. */
  status: 'loading' | 'ready' | 'missing' | 'error'
  error: Error | null
  retry(): void
}

/** One conversation, kept up to date. */
export function useConversation(id: string): ConversationQuery {
  const { cache, followUp } = useRuntime()
  const { data, error, refetch } = useQuery({
    queryKey: keys.conversation(id),
    queryFn: async ({ signal }) => {
      const fetched = await fetchConversation(id, signal)
      followUp(receiveConversation(cache, fetched))
      return cache.conversation(fetched.id).get() ?? fetched
    },
  })
  const status = isMissing(error) ? 'missing' : loadStatus(data, error)
  return { conversation: data, status, error, retry: () => void refetch() }
}

/** Whether something does not exist, or not for the caller. */
export function isMissing(error: Error | null): boolean {
  return error instanceof ApiError && error.code === 'not_found'
}
