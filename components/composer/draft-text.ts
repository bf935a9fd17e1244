import { ParleyError } from '@/lib/contract/errors'
import { codePoints, isBlank, maxTextLength, normaliseText } from '@/lib/contract/text'

/** What can be done with what is in the field. `remaining` is in code points. */
export interface DraftCheck {
  sendable: boolean
  remaining: number
  /** What is wrong; null when there is nothing to say. */
  problem: 'too_long' | 'not_showable' | null
}

/** From how many code points before the limit it is worth telling. */
export const counterFrom = 200

/** Whether a draft may be sent, by the rule that the server applies too. Beside files it may be `blank`. */
export function checkDraft(draft: string, blank = false): DraftCheck {
  if (isBlank(draft)) return { sendable: blank, remaining: maxTextLength, problem: null }
  const remaining = maxTextLength - codePoints(draft.trim())
  try {
    normaliseText(draft)
    return { sendable: true, remaining, problem: null }
  } catch (error) {
    if (error instanceof ParleyError) return { sendable: false, remaining, problem: error.code === 'text_too_long' ? 'too_long' : 'not_showable' }
    throw error
  }
}

/** The text with a piece in place of the selection, and where the caret is then; in UTF-16 units, as text fields count. */
export function insertAt(text: string, start: number, end: number, piece: string): { text: string; caret: number } {
  return { text: text.slice(0, start) + piece + text.slice(end), caret: start + piece.length }
}
