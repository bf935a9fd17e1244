'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { useRuntime } from './realtime-provider'

/** The text that is being written, per person and conversation. Survives a reload; other tabs and devices follow. */
export function useDraft(conversationId: string): [string, (text: string) => void] {
  const { drafts } = useRuntime()
  // Asked anew whenever the conversation is drawn, since what another device wrote is part of it.
  const draft = useSyncExternalStore(drafts.subscribe, () => drafts.read(conversationId), () => '')
  const setDraft = useCallback((text: string) => drafts.write(conversationId, text), [drafts, conversationId])
  return [draft, setDraft]
}
