'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Message } from '@/lib/contract/views'

/** What the composer is doing: writing anew, answering a message, or changing one of one's own. */
export type ComposingMode = { kind: 'new' } | { kind: 'reply'; message: Message } | { kind: 'edit'; message: Message }

export interface Composing {
  mode: ComposingMode
  reply(message: Message): void
  edit(message: Message): void
  /** Back to writing anew: it was sent, or given up. */
  finish(): void
}

const ComposingContext = createContext<Composing | null>(null)

const fresh: ComposingMode = { kind: 'new' }

/** Holds what the composer of one conversation is doing; messages ask for it, the composer shows it and acts on it. */
export function ComposingProvider({ conversationId, children }: { conversationId: string; children: ReactNode }) {
  const [held, setHeld] = useState<{ conversationId: string; mode: ComposingMode }>({ conversationId, mode: fresh })
  // What was begun in one conversation does not go over into another.
  const mode = held.conversationId === conversationId ? held.mode : fresh
  const value = useMemo<Composing>(() => {
    const set = (next: ComposingMode) => setHeld({ conversationId, mode: next })
    return { mode, reply: message => set({ kind: 'reply', message }), edit: message => set({ kind: 'edit', message }), finish: () => set(fresh) }
  }, [conversationId, mode])
  return <ComposingContext value={value}>{children}</ComposingContext>
}

export function useComposing(): Composing {
  const composing = useContext(ComposingContext)
  if (!composing) throw new Error('This needs a ComposingProvider above it.')
  return composing
}
