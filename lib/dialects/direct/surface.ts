import type { FieldError, ParleyError } from '@/lib/contract/errors'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'

/**
 * direct.md: FastAPI in manner. There is no notion of a request, so that a stranger's messages simply arrive, up to 20
 * unanswered (decisions 3 and 4), and no groups (decision 17).
 */
export const surface: Surface = {
  name: 'direct',
  mount: '/api/direct',
  literal: ['users', 'conversations', 'messages'].map(name => ({ from: `/${name}`, to: `/api/direct/${name}` })),
  rules: { unanswered: 20, requestTextLimit: 4000, premiumOpens: false, autoAccepts: false, groups: false },
  statusOf,
  contentType: 'application/json',
  bodyOf,
}

/** `{"detail": string}`; what does not fit (422) is told field by field, as FastAPI does (rules 8 and 9). */
function bodyOf(error: ParleyError, status: number) {
  if (error.code === 'blank_text') return { detail: 'Message content cannot be empty' }
  if (status !== 422) return { detail: error.message }
  return { detail: (error.extra.errors ?? []).map(detailOf) }
}

/** What the core calls otherwise than this contract. */
const names: Record<string, string> = { text: 'content', userId: 'receiver_id' }

function detailOf({ in: where = 'body', path, message }: FieldError) {
  return { loc: [where, ...path.split('.').filter(Boolean).map(name => names[name] ?? name)], msg: message, type: 'value_error' }
}
