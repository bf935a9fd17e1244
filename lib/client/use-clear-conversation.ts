'use client'
import { useCallback } from 'react'
import { call } from './api'
import { writeConversation } from './cache'
import { useRuntime } from './realtime-provider'
import { clearConversation } from './routes'

/** Clears a conversation for oneself alone: it leaves every list until something new is said. Throws `ApiError`. */
export function useClearConversation(): (conversationId: string) => Promise<void> {
  const { cache, followUp } = useRuntime()
  return useCallback(
    async conversationId => {
      await call(clearConversation, { params: { id: conversationId } })
      const conversation = cache.conversation(conversationId).get()
      if (!conversation) return
      // The event says the same; without one, this page knows at once.
      const { seq } = conversation
      followUp(writeConversation(cache, { ...conversation, archived: true, pinned: false, markedUnread: false, lastMessage: null, unreadCount: 0, clearedSeq: seq }))
      followUp([{ do: 'fetchConversation', conversationId }])
    },
    [cache, followUp],
  )
}
