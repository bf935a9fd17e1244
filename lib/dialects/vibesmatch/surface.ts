import type { ErrorCode, ParleyError } from '@/lib/contract/errors'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'
import type { SurfaceRules } from '@/lib/messaging/policy'
import { type ErrorWord, Refusal } from './refusal'

/** "Message Request Rules" and "Conversation Rules" (decisions 3 to 7 and 17). */
const rules: SurfaceRules = {
  unanswered: 1,
  requestTextLimit: 250,
  premiumOpens: true,
  autoAccepts: false,
  groups: false,
  requestsApart: true,
  premiumReceipts: true,
}

/** Whoever asks expressly is asking, with premium too. */
export const askingRules: SurfaceRules = { ...rules, requestsApart: false, premiumOpens: false }

const words: Record<ErrorCode, ErrorWord> = {
  bad_request: 'VALIDATION_ERROR',
  malformed_body: 'VALIDATION_ERROR',
  blank_text: 'VALIDATION_ERROR',
  control_characters: 'VALIDATION_ERROR',
  cannot_message_self: 'VALIDATION_ERROR',
  foreign_upload: 'VALIDATION_ERROR',
  unauthenticated: 'UNAUTHORIZED',
  invalid_credentials: 'UNAUTHORIZED',
  forbidden: 'UNAUTHORIZED_ACTION',
  cross_origin: 'UNAUTHORIZED_ACTION',
  account_suspended: 'UNAUTHORIZED_ACTION',
  wrong_password: 'UNAUTHORIZED_ACTION',
  user_blocked: 'USER_BLOCKED',
  not_accepting: 'UNAUTHORIZED_ACTION',
  request_pending: 'UNAUTHORIZED_ACTION',
  edit_window_over: 'UNAUTHORIZED_ACTION',
  not_found: 'NOT_FOUND',
  method_not_allowed: 'METHOD_NOT_ALLOWED',
  conflict: 'CONFLICT',
  username_taken: 'CONFLICT',
  idempotency_mismatch: 'CONFLICT',
  too_many_reactions: 'CONFLICT',
  group_full: 'CONFLICT',
  too_large: 'PAYLOAD_TOO_LARGE',
  storage_full: 'PAYLOAD_TOO_LARGE',
  unsupported_media_type: 'UNSUPPORTED_MEDIA_TYPE',
  range_not_satisfiable: 'VALIDATION_ERROR',
  validation_failed: 'VALIDATION_ERROR',
  text_too_long: 'CONTENT_TOO_LONG',
  rate_limited: 'RATE_LIMIT_EXCEEDED',
  internal: 'INTERNAL_ERROR',
  unavailable: 'SERVICE_UNAVAILABLE',
}

/** What the core calls otherwise than this contract. */
const fields: Record<string, string> = { text: 'content', userId: 'receiver_id', uploadIds: 'content' }

/** `code` and `message` of an error, over HTTP and socket alike ("Error Codes"). */
export function errorOf(error: ParleyError): { code: ErrorWord; message: string } {
  const code = error instanceof Refusal ? error.word : words[error.code]
  const [first] = error.extra.errors ?? []
  const field = first && (fields[first.path] ?? first.path)
  return { code, message: first && error.code === 'validation_failed' ? `${field ? `${field}: ` : ''}${first.message}` : error.message }
}

/** vibesmatch.md: everything in one envelope (rules 8 and 9). */
export const surface: Surface = {
  name: 'vibesmatch',
  mount: '/api/v1',
  literal: [],
  rules,
  statusOf: { ...statusOf, validation_failed: 400, text_too_long: 400 },
  contentType: 'application/json',
  bodyOf: error => ({ success: false, error: errorOf(error) }),
}
