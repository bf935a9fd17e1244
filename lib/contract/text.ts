import { ParleyError } from './errors'

/** The most code points that a message may have (contracts README, rule 6). */
export const maxTextLength = 4000

// Everything below U+0020 but tab and newline, DEL, and the C1 block.
const controlCharacters = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
// What is there but cannot be seen; a text of nothing else counts as blank.
const invisible = /[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]/gu
const loneSurrogate = /\p{Surrogate}/u

/**
 * The text as it is stored and as every surface shows it again: line ends as LF, trimmed, NFC.
 * Throws `control_characters`, `text_too_long`, and unless it may be `blank`, `blank_text` (contracts README, rule 6).
 */
export function normaliseText(raw: string, { maxLength = maxTextLength, blank = false } = {}): string {
  const text = raw.replace(/\r\n?/g, '\n').trim().normalize('NFC')
  assertShowable(text)
  if (isBlank(text)) {
    if (blank) return ''
    throw new ParleyError('blank_text', 'The text is empty.')
  }
  if (codePoints(text) > maxLength) throw tooLong('text', maxLength)
  return text
}

/** Two drafts of the longest message each, one below the other. */
export const maxDraftLength = 2 * maxTextLength + 2

/**
 * A draft as it is kept: as it was typed, with line ends as LF and NFC; null for a blank one.
 * Throws `control_characters` and `text_too_long`.
 */
export function normaliseDraft(raw: string): string | null {
  const text = raw.replace(/\r\n?/g, '\n').normalize('NFC')
  assertShowable(text)
  if (isBlank(text)) return null
  if (codePoints(text) > maxDraftLength) throw tooLong('draft', maxDraftLength)
  return text
}

function assertShowable(text: string): void {
  if (controlCharacters.test(text) || loneSurrogate.test(text)) {
    throw new ParleyError('control_characters', 'The text has characters that cannot be shown.')
  }
}

function tooLong(path: string, maxLength: number): ParleyError {
  return new ParleyError('text_too_long', `The text is longer than ${maxLength} characters.`, {
    errors: [{ path, message: `At most ${maxLength} characters.` }],
  })
}

/** Whether nothing of the text can be seen. */
export function isBlank(text: string): boolean {
  return text.replace(invisible, '') === ''
}

/** Length as people count it roughly, and as every limit here does: in code points. */
export function codePoints(text: string): number {
  return Array.from(text).length
}
