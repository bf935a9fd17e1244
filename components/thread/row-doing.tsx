'use client'

import { createContext, useContext } from 'react'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { MessageAction } from './available-actions'
import type { TextRange } from './marked-text'
import type { JumpTo } from './use-jumps'

/** What the rows of a thread need to know and can ask for; the same object until the conversation changes. */
export interface RowDoing {
  meId: string
  inGroup: boolean
  /** The usernames of members, by id: who is mentioned. */
  usernames: ReadonlyMap<string, string>
  /** Does it if it may be done with this message now; answers whether it may. `anchor` is what a view opens beside. */
  perform(action: MessageAction, message: ThreadMessage, anchor?: Element | null): boolean
  /** Opens the menu of a message at a point of the screen. */
  openMenu(message: ThreadMessage, at: { x: number; y: number }, byKey?: boolean): void
  showForward(messages: ThreadMessage[]): void
  showRemove(messages: ThreadMessage[]): void
  react(message: ThreadMessage, emoji: string): void
  /** Whether something can be written here, and so be reacted and replied to. */
  writable: boolean
  mayPin: boolean
  jumpTo: JumpTo
}

export const RowDoingContext = createContext<RowDoing | null>(null)

export function useRowDoing(): RowDoing {
  const doing = useContext(RowDoingContext)
  if (!doing) throw new Error('This needs a RowDoingProvider above it.')
  return doing
}

/** Which messages are selected, by id; null while nothing is being selected. */
export interface Selection {
  selected: ReadonlyMap<string, ThreadMessage> | null
  toggle(message: ThreadMessage): void
  leave(): void
}

export const SelectionContext = createContext<Selection>({ selected: null, toggle() {}, leave() {} })

export function useSelection(): Selection {
  return useContext(SelectionContext)
}

/** Where messages say what is being looked for in the thread, by id. */
export const MarksContext = createContext<ReadonlyMap<string, readonly TextRange[]>>(new Map())

const unmarked: readonly TextRange[] = []

export function useMarks(messageId: string): readonly TextRange[] {
  return useContext(MarksContext).get(messageId) ?? unmarked
}
