'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { readDraft, subscribeToDrafts, writeDraft } from './drafts'
import { useRuntime } from './realtime-provider'

/** The text that is being written, per person and conversation. Survives a reload; other tabs follow. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { userId } = useRuntime()
  const draft = useSyncExternalStore(subscribeToDrafts, () => readDraft(userId, conversationId), () => '')
  const setDraft = useCallback((text: string) => writeDraft(userId, conversationId, text), [userId, conversationId])
  return [draft, setDraft]
}
