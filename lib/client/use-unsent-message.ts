'use client'
import { useSyncExternalStore } from 'react'
import type { OutboxEntry } from './outbox-storage'
import { useRuntime } from './realtime-provider'

/** The last message that is on its way into a conversation, or did not get there. */
export function useUnsentMessage(conversationId: string): OutboxEntry | undefined {
  const { outbox } = useRuntime()
  const lastUnsent = () => outbox.entries().findLast(entry => entry.conversationId === conversationId && !entry.sent)
  return useSyncExternalStore(outbox.subscribe, lastUnsent, () => undefined)
}
