import type { ErrorCode, ParleyError } from '@/lib/contract/errors'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'

/**
 * chat.md: Django REST in manner. There is no notion of a request, so that a stranger's messages simply arrive, up to 20
 * unanswered (decisions 3 and 4); rooms are direct ones and groups (decision 17).
 */
export const surface: Surface = {
  name: 'chat',
  mount: '/api/chat',
  literal: [],
  rules: { unanswered: 20, requestTextLimit: 4000, premiumOpens: false, autoAccepts: false, knowsNoRequests: true, groups: true },
  statusOf: { ...statusOf, validation_failed: 400, text_too_long: 400 },
  contentType: 'application/json',
  bodyOf,
}

/** What is wrong with the words themselves. */
const aboutContent = new Set<ErrorCode>(['blank_text', 'control_characters', 'text_too_long'])

/** What does not fit as `{field: [message]}`, everything else as `{"detail": string}` (rules 8 and 9). */
function bodyOf(error: ParleyError): Record<string, string | string[]> {
  const { code, message, extra: { errors = [] } } = error
  if (aboutContent.has(code)) return { content: [message] }
  if (code !== 'validation_failed' || errors.length === 0) return { detail: message }
  const byField: Record<string, string[]> = {}
  for (const wrong of errors) (byField[fieldOf(wrong.path)] ??= []).push(wrong.message)
  return byField
}

/** What the core calls otherwise than this contract. */
const names: Record<string, string> = { text: 'content', memberIds: 'user_id' }

function fieldOf(path: string): string {
  const [name = ''] = path.split('.')
  return (names[name] ?? name) || 'non_field_errors'
}
