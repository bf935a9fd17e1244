'use client'
import type { Conversation } from '@/lib/contract/views'

export interface ConversationQuery {
  conversation: Conversation | undefined
  /** `missing`: it does not exist, or not for the caller. */
  status: 'loading' | 'ready' | 'missing' | 'error'
  error: Error | null
  retry(): void
}

/** One conversation, kept up to date. */
export function useConversation(id: string): ConversationQuery {
  void id
  return { conversation: undefined, status: 'loading', error: null, retry() {} }
}
