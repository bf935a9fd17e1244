import type { FieldError, ParleyError } from '@/lib/contract/errors'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'

/**
 * dms.md: FastAPI in manner, strict about requests (one message until they are accepted: decision 4), with the recipient's
 * `autoAccept` (decision 6) and without groups (decision 17).
 */
export const surface: Surface = {
  name: 'dms',
  mount: '/api/dms',
  literal: [{ from: '/dms', to: '/api/dms' }],
  rules: { unanswered: 1, requestTextLimit: 4000, premiumOpens: false, autoAccepts: true, groups: false },
  statusOf,
  contentType: 'application/json',
  bodyOf,
}

/** `{"detail": string}`; what does not fit (422) is told field by field, as FastAPI does (rules 8 and 9). */
function bodyOf(error: ParleyError, status: number) {
  if (status !== 422) return { detail: error.message }
  return { detail: (error.extra.errors ?? []).map(detailOf) }
}

/** What the core calls otherwise than this contract. */
const names: Record<string, string> = { userId: 'recipient_id', replyToId: 'reply_to_id', uploadIds: 'photo_urls' }

function detailOf({ in: where = 'body', path, message }: FieldError) {
  return { loc: [where, ...path.split('.').filter(Boolean).map(name => names[name] ?? name)], msg: message, type: 'value_error' }
}
