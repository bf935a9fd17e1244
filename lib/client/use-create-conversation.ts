'use client'
import { useMutation } from '@tanstack/react-query'
import type { Conversation } from '@/lib/contract/views'
import { type ApiError, call } from './api'
import { receiveConversation } from './cache'
import { useRuntime } from './realtime-provider'
import { createConversation } from './routes'

export interface ConversationCreation {
  /** The conversation with somebody: the one there is, or a new one. Throws `ApiError`. */
  create(userId: string): Promise<Conversation>
  creating: boolean
  error: ApiError | null
}

/** Begins a conversation. */
export function useCreateConversation(): ConversationCreation {
  const { cache, followUp } = useRuntime()
  const { mutateAsync, isPending, error } = useMutation<Conversation, ApiError, string>({
    async mutationFn(userId) {
      const conversation = await call(createConversation, { body: { memberIds: [userId] } })
      followUp(receiveConversation(cache, conversation))
      return conversation
    },
  })
  return { create: mutateAsync, creating: isPending, error }
}
