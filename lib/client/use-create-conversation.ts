'use client'
import type { Conversation } from '@/lib/contract/views'
import { ApiError } from './api'

export interface ConversationCreation {
  /** The conversation with somebody: the one there is, or a new one. Throws `ApiError`. */
  create(userId: string): Promise<Conversation>
  creating: boolean
  error: ApiError | null
}

/** Begins a conversation. */
export function useCreateConversation(): ConversationCreation {
  return { create: async () => { throw new ApiError(0, 'offline', '') }, creating: false, error: null }
}
