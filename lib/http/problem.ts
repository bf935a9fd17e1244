import { type ErrorCode, ParleyError } from '@/lib/contract/errors'

/** What each refusal is in HTTP on the native surface (native.md, "Errors"). */
export const statusOf = {
  bad_request: 400,
  malformed_body: 400,
  blank_text: 400,
  control_characters: 400,
  cannot_message_self: 400,
  foreign_upload: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  forbidden: 403,
  cross_origin: 403,
  account_suspended: 403,
  wrong_password: 403,
  user_blocked: 403,
  not_accepting: 403,
  request_pending: 403,
  edit_window_over: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  username_taken: 409,
  idempotency_mismatch: 409,
  too_many_reactions: 409,
  group_full: 409,
  too_large: 413,
  storage_full: 413,
  unsupported_media_type: 415,
  range_not_satisfiable: 416,
  validation_failed: 422,
  text_too_long: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>

const titles: Record<number, string> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Not valid',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
}

/** `application/problem+json`. */
export function problemBody(error: ParleyError, status: number, requestId: string) {
  return {
    type: `urn:parley:problem:${error.code}`,
    title: titles[status],
    status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.extra.errors && { errors: error.extra.errors.map(({ path, message }) => ({ path, message })) }),
  }
}

// Postgres is away, starting, stopping or full; postgres.js lost its connection; or the disk has no room for a file.
const away = new Set([
  'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT', 'CONNECT_TIMEOUT', 'CONNECTION_CLOSED', 'CONNECTION_ENDED',
  'CONNECTION_DESTROYED', 'ENOSPC', 'EDQUOT', '08006', '53100', '53200', '53300', '57P01', '57P02', '57P03', '57014', '40P01',
])

/** What any thrown thing is to the caller; undefined where it is a defect of ours. */
export function asParleyError(error: unknown): ParleyError | undefined {
  if (error instanceof ParleyError) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (away.has(code)) return new ParleyError('unavailable', 'The server cannot do this right now. Try again.', { retryAfter: 1 })
  return undefined
}
