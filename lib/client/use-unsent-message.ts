'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { OutboxEntry } from './outbox-storage'
import { useRuntime } from './realtime-provider'

const nothing: readonly OutboxEntry[] = []

/** The last message that is on its way into a conversation, or did not get there. */
export function useUnsentMessage(conversationId: string): OutboxEntry | undefined {
  const { outbox } = useRuntime()
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries, () => nothing)
  return useMemo(() => entries.findLast(entry => entry.conversationId === conversationId && !entry.sent), [entries, conversationId])
}
