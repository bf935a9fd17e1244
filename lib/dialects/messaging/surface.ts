import { STATUS_CODES } from 'node:http'
import type { FieldError, ParleyError } from '@/lib/contract/errors'
import { statusOf } from '@/lib/http/problem'
import type { Surface } from '@/lib/http/surface'

/**
 * messaging.md: NestJS in manner. There is no notion of a request, so that a stranger's messages simply arrive, up to 20
 * unanswered (decisions 3 and 4); there are groups (decision 17).
 */
export const surface: Surface = {
  name: 'messaging',
  mount: '/api/messages',
  literal: [],
  rules: { unanswered: 20, requestTextLimit: 4000, premiumOpens: false, autoAccepts: false, knowsNoRequests: true, groups: true },
  statusOf: { ...statusOf, validation_failed: 400, text_too_long: 400 },
  contentType: 'application/json',
  bodyOf: (error, status) => ({ success: false, statusCode: status, message: messageOf(error), error: STATUS_CODES[status] ?? 'Error' }),
}

/** A string, or for what does not fit a list of them (rule 9). */
export function messageOf(error: ParleyError): string | string[] {
  if (error.code === 'validation_failed') return (error.extra.errors ?? []).map(lineOf)
  if (error.code === 'control_characters') return [error.message]
  return error.code === 'blank_text' || error.code === 'text_too_long' ? [lineOf({ path: 'text', message: error.message })] : error.message
}

/** What the core calls otherwise than this contract. */
const names: Record<string, string> = { text: 'content', memberIds: 'participantIds', q: 'query', uploadIds: 'attachments' }

function lineOf({ path, message }: FieldError): string {
  const [first = '', ...rest] = path.split('.')
  const field = [names[first] ?? first, ...rest].join('.')
  return field ? `${field}: ${message}` : message
}
