import { createHmac, timingSafeEqual } from 'node:crypto'
import { invalid } from '@/lib/contract/errors'

/**
 * Opaque cursors: a position, signed together with the list that it belongs to and whose list it is,
 * so that a forged one or one from elsewhere is refused (native.md, "Pages").
 */
export function writeCursor(secret: string, scope: string, position: readonly (string | number)[]): string {
  const body = Buffer.from(JSON.stringify(position)).toString('base64url')
  return `${body}.${sign(secret, scope, body)}`
}

/** The position again. Throws `validation_failed` for anything that `writeCursor` did not make for this scope. */
export function readCursor(secret: string, scope: string, cursor: string): (string | number)[] {
  const [body = '', signature = ''] = cursor.split('.', 2)
  const expected = sign(secret, scope, body)
  const same = signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
  if (!same) throw invalid('cursor', 'This cursor is not from this list.')
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as (string | number)[]
}

function sign(secret: string, scope: string, body: string): string {
  return createHmac('sha256', secret).update(`cursor\n${scope}\n${body}`).digest('base64url').slice(0, 22)
}
