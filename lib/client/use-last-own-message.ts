'use client'
import { useCallback } from 'react'
import type { Message } from '@/lib/contract/views'
import { useRuntime } from './realtime-provider'

/** Looks up the last thing that one said in a conversation, if it was no longer ago than `within` milliseconds. */
export function useLastOwnMessage(conversationId: string, within: number): () => Message | undefined {
  const { cache, userId } = useRuntime()
  return useCallback(() => {
    const last = cache.thread(conversationId).get()?.messages.findLast(({ sender, kind, deletedAt }) => sender.id === userId && kind === 'text' && deletedAt === null)
    return last && Date.now() - Date.parse(last.createdAt) < within ? last : undefined
  }, [cache, userId, conversationId, within])
}
