'use client'
import type { Person } from '@/lib/contract/views'

export interface Typing {
  /** Who else is writing right now. */
  typing: Person[]
  /** Say it at each keystroke; it is repeated, and ends, by itself. */
  setTyping(typing: boolean): void
}

/** Who is writing in a conversation, and saying so oneself. */
export function useTyping(conversationId: string): Typing {
  void conversationId
  return { typing: [], setTyping() {} }
}
