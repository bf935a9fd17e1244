import type { Method } from '@/lib/contract/endpoint'
import { ParleyError } from '@/lib/contract/errors'
import { randomUUID } from 'node:crypto'
import type { Answer } from './call'
import { nativeSurface, refuse } from './surface'

/**
 * Front ends on other sites may call with a bearer token. Cookies are never shared with them (`*` excludes credentials).
 */
const headers = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Retry-After, Idempotency-Replayed, X-Request-Id',
}

export function withCors(answer: Answer): Answer {
  return { ...answer, headers: { ...headers, 'x-content-type-options': 'nosniff', ...answer.headers } }
}

/** The answer to a browser that asks whether another site's page may call. */
export function preflight(): Answer {
  return withCors({
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': 'Authorization, Content-Type, Idempotency-Key, X-Socket-Id',
      'access-control-max-age': '86400',
    },
    body: null,
  })
}

export function methodNotAllowed(allowed: readonly Method[], surface = nativeSurface): Answer {
  const answer = refuse(surface, new ParleyError('method_not_allowed', 'This cannot be done here.'), randomUUID())
  return { ...answer, headers: { ...answer.headers, allow: allowed.join(', ') } }
}

export function unknownPath(surface = nativeSurface): Answer {
  return refuse(surface, new ParleyError('not_found', 'There is nothing at this address.'), randomUUID())
}
