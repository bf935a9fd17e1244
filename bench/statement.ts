import { v7 as newId } from 'uuid'
import type { Lane } from './world'

/** What a parameter of the send statement is: of the lane, new in every run (the same for the same `fresh`), or always the same. */
export type Slot = { of: 'conversationId' | 'senderId' } | { fresh: number } | { constant: string | number | boolean }

/** The product's own send statement with a plan for its parameters. Plain data, for any process. */
export interface Statement {
  text: string
  slots: Slot[]
  /** How many new ids a run needs. */
  freshIds: number
}

/** What is said in every message of the bench. */
export const messageText = 'A message as people send them: about sixty characters long.'

/** The values of one run. */
export function bind({ slots, freshIds }: Statement, lane: Lane): (string | number | boolean)[] {
  const fresh = Array.from({ length: freshIds }, () => newId())
  return slots.map((slot) => ('of' in slot ? lane[slot.of] : 'fresh' in slot ? (fresh[slot.fresh] ?? '') : slot.constant))
}
