import fc from 'fast-check'
import type { Endpoint } from '@/lib/contract/endpoint'
import type { WireCall } from '../authorisation/calls'

const awkward = fc.constantFrom(
  '', ' ', '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '__proto__', '\u0000', '\ufeff', '\u202e', '💥', "' or 1=1 --", '%', '\\', '*',
  '2026-02-30', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00Z', '999999999999999999999', 'a'.repeat(5000), '00000000-0000-0000-0000-000000000000',
)
const junkText = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 40 }))
const rawSegment = fc.oneof(fc.constantFrom('%', '%00', '%E0%A4%A', '%2F..%2F', '%FF', '.', ';', '~'), junkText.map(text => encodeURIComponent(text) || '0'))
const junkValue = fc.oneof(junkText, fc.constantFrom(1e308, -0, 2 ** 53), fc.json({ maxDepth: 4 }).map(text => JSON.parse(text) as unknown))
const headerNames = [
  'range', 'if-none-match', 'if-range', 'idempotency-key', 'content-type', 'x-socket-id', 'authorization', 'cookie', 'origin', 'sec-fetch-site',
  'x-forwarded-for', 'x-forwarded-host', 'user-agent', 'accept-language', 'next-action',
]
const headerValue = fc.oneof(
  fc.constantFrom('bytes=9-1', 'bytes=-0', 'bytes=99999999999999999-', 'Bearer', 'Bearer a.b.c', 'next-auth.session-token=%', '*', 'multipart/form-data', 'text/plain', '0.0'),
  fc.string({ unit: 'grapheme-ascii', maxLength: 300 }).map(text => text.trim()),
)

/** What is done to a valid call. */
export const junk = fc.record({
  segment: fc.option(fc.tuple(fc.nat(), rawSegment)),
  query: fc.option(fc.tuple(fc.nat(), junkText)),
  field: fc.option(fc.tuple(fc.nat(), junkValue)),
  body: fc.option(fc.oneof(junkText, fc.constantFrom('{', '[[', '"', 'null', '{"a":1e999}', '['.repeat(2000)))),
  headers: fc.dictionary(fc.constantFrom(...headerNames), headerValue, { maxKeys: 3 }),
})
export type Junk = typeof junk extends fc.Arbitrary<infer T> ? T : never

/** A valid call, spoilt: other ids, parameters and fields, or another body. */
export function spoil(endpoint: Endpoint, call: WireCall, { segment, query, field, body }: Junk): WireCall {
  return { ...call, url: spoilUrl(endpoint, call.url, segment, query), body: call.body === undefined ? undefined : (body ?? spoilField(endpoint, call.body, field)) }
}

function spoilUrl(endpoint: Endpoint, url: string, segment: Junk['segment'], query: Junk['query']): string {
  const [path = '', given = ''] = url.split('?')
  const segments = path.split('/')
  const spoilt = endpoint.path.split('/').flatMap((part, index) => (part.startsWith('{') ? [index] : []))
  if (segment && spoilt.length > 0) segments[spoilt[segment[0] % spoilt.length] ?? 0] = segment[1]
  const parameters = new URLSearchParams(given)
  const names = [...fieldsOf(endpoint.query), 'anything']
  if (query) parameters.set(names[query[0] % names.length] ?? '', query[1])
  return `${segments.join('/')}?${parameters}`
}

function spoilField(endpoint: Endpoint, body: string, field: Junk['field']): string {
  const names = [...fieldsOf(endpoint.body), 'anything']
  if (!field || !endpoint.bodyType.startsWith('json')) return body
  return JSON.stringify({ ...(JSON.parse(body) as object), [names[field[0] % names.length] ?? '']: field[1] })
}

function fieldsOf(schema: object): string[] {
  return 'shape' in schema && typeof schema.shape === 'object' && schema.shape ? Object.keys(schema.shape) : []
}
