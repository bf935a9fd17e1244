import type { ErrorCode, ParleyError } from '@/lib/contract/errors'
import { nativeRules, type SurfaceRules } from '@/lib/messaging/policy'
import type { Answer } from './call'
import { problemBody, statusOf } from './problem'

/** One of the APIs that this server speaks: what it asks of the contact policy, and how it words a refusal. */
export interface Surface {
  name: string
  /** Everything below this path belongs to it. */
  mount: string
  /** Addresses outside of `mount` that mean the same, by their beginning. */
  literal: readonly { from: string; to: string }[]
  rules: SurfaceRules
  /** Each refusal's status, exhaustive by type: a new code does not compile before every surface has decided. */
  statusOf: Record<ErrorCode, number>
  contentType: string
  bodyOf(error: ParleyError, status: number, requestId: string): unknown
}

/** Parley's own API (native.md). */
export const nativeSurface: Surface = {
  name: 'native',
  mount: '/api',
  literal: [],
  rules: nativeRules,
  statusOf,
  contentType: 'application/problem+json',
  bodyOf: problemBody,
}

/** A refusal in a surface's own words, with `Retry-After` in whole seconds where waiting helps. */
export function refuse(surface: Surface, error: ParleyError, requestId: string): Answer {
  const status = surface.statusOf[error.code]
  const headers: Record<string, string> = { 'content-type': surface.contentType, 'x-request-id': requestId }
  if (error.extra.retryAfter !== undefined) headers['retry-after'] = String(Math.max(1, Math.ceil(error.extra.retryAfter)))
  if (error.extra.size !== undefined) headers['content-range'] = `bytes */${error.extra.size}`
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  return { status, headers, body: JSON.stringify(surface.bodyOf(error, status, requestId)) }
}
