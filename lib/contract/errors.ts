/**
 * The closed list of everything that can go wrong (native.md, "Errors").
 * Which HTTP status or foreign words a code becomes is decided per surface, exhaustively by type.
 */
export const errorCodes = [
  'bad_request',
  'malformed_body',
  'blank_text',
  'control_characters',
  'cannot_message_self',
  'foreign_upload',
  'unauthenticated',
  'invalid_credentials',
  'forbidden',
  'cross_origin',
  'account_suspended',
  'wrong_password',
  'user_blocked',
  'not_accepting',
  'request_pending',
  'edit_window_over',
  'not_found',
  'method_not_allowed',
  'conflict',
  'username_taken',
  'idempotency_mismatch',
  'too_many_reactions',
  'group_full',
  'too_large',
  'storage_full',
  'unsupported_media_type',
  'range_not_satisfiable',
  'validation_failed',
  'text_too_long',
  'rate_limited',
  'internal',
  'unavailable',
] as const

// What the less obvious ones mean:
// foreign_upload: an attachment that is not the sender's own, or does not exist (decision 18)
// user_blocked: the caller blocked this person; not_accepting: the person blocked the caller or accepts nobody (decision 12)
// request_pending: no more may be said before the other side accepts (decision 4)

export type ErrorCode = (typeof errorCodes)[number]

/** One field that did not fit: where it is (`text`, `members.0`) and what is wrong, in words for a person. */
export interface FieldError {
  path: string
  /** Which part of the call it is in; the body where nothing is said. */
  in?: 'path' | 'query' | 'body'
  message: string
}

/** A refusal that the caller can understand. Everything else that is thrown counts as `internal`. */
export class ParleyError extends Error {
  constructor(
    readonly code: ErrorCode,
    detail: string,
    /** `retryAfter` in seconds; `size`: how many bytes there are, for a range that is not within. */
    readonly extra: { errors?: FieldError[]; retryAfter?: number; size?: number } = {},
  ) {
    super(detail)
    this.name = 'ParleyError'
  }
}

/** The one answer for what does not exist and for what the caller may not know of (contracts README, rule 4). */
export function notFound(what = 'This'): ParleyError {
  return new ParleyError('not_found', `${what} does not exist.`)
}

/** A single field that does not fit. */
export function invalid(path: string, message: string): ParleyError {
  return new ParleyError('validation_failed', message, { errors: [{ path, message }] })
}
