import { ParleyError } from '@/lib/contract/errors'
import type { Call } from './call'

/** The most that a body of JSON or a form may have (contracts README, rule 8), in bytes. */
export const maxBodyBytes = 1_000_000

const maxDepth = 32

/**
 * The body as a value: bounded, real UTF-8, real JSON, not deeper than 32, no NUL. Nothing sent is `{}`.
 * Throws `unsupported_media_type`, `too_large`, `malformed_body` or `control_characters`.
 */
export async function readBody(call: Call, type: 'json' | 'form'): Promise<unknown> {
  const bytes = await call.read(maxBodyBytes)
  if (bytes.length === 0) return {}
  assertMediaType(call.header('content-type'), type)
  const text = decode(bytes)
  const value = type === 'json' ? parseJson(text) : Object.fromEntries(new URLSearchParams(text))
  assertSound(value, 0)
  return value
}

/** Refuses what Postgres cannot store anywhere. */
export function assertSound(value: unknown, depth: number): void {
  if (typeof value === 'string') {
    if (value.includes('\0')) throw new ParleyError('control_characters', 'The text has characters that cannot be shown.')
  } else if (typeof value === 'object' && value !== null) {
    if (depth >= maxDepth) throw new ParleyError('malformed_body', 'The body is nested too deeply.')
    for (const [key, child] of Object.entries(value)) {
      assertSound(key, depth)
      assertSound(child, depth + 1)
    }
  }
}

function assertMediaType(header: string | undefined, type: 'json' | 'form'): void {
  const given = header?.split(';', 1)[0]?.trim().toLowerCase()
  const fits = type === 'json' ? given === 'application/json' || given?.endsWith('+json') : given === 'application/x-www-form-urlencoded'
  if (!fits) throw new ParleyError('unsupported_media_type', `The body must be ${type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded'}.`)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ParleyError('malformed_body', 'The body is not UTF-8.')
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ParleyError('malformed_body', 'The body is not JSON.')
  }
}
