'use client'
import { useCallback } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { useRuntime } from './realtime-provider'

/** Marks everything in a conversation as read: here at once, on the server soon. */
export function useMarkAllRead(): (conversation: Conversation) => void {
  const { markRead } = useRuntime()
  return useCallback(({ id, lastMessage }) => void (lastMessage && markRead(id, lastMessage.id)), [markRead])
}
