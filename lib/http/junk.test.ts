import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { callOf, type EndpointName, endpointNames, endpointOf, type WireCall } from './authorisation/calls'
import { type Matrix, startMatrix } from './authorisation/matrix'
import { personaOf } from './authorisation/personas'
import { homeOf } from './authorisation/references'
import { makeWorld } from './authorisation/world'
import { send } from './testing/api'

let matrix: Matrix

beforeAll(async () => {
  matrix = await startMatrix()
})
afterAll(() => matrix.close())

/** For each endpoint, so that all of them together stay below half a minute. */
const bounds = { seed: 20_260_101, numRuns: 20, interruptAfterTimeLimit: 250, endOnFailure: true }

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
const junk = fc.record({
  segment: fc.option(fc.tuple(fc.nat(), rawSegment)),
  query: fc.option(fc.tuple(fc.nat(), junkText)),
  field: fc.option(fc.tuple(fc.nat(), junkValue)),
  body: fc.option(fc.oneof(junkText, fc.constantFrom('{', '[[', '"', 'null', '{"a":1e999}', '['.repeat(2000)))),
  headers: fc.dictionary(fc.constantFrom(...headerNames), headerValue, { maxKeys: 3 }),
})
type Junk = typeof junk extends fc.Arbitrary<infer T> ? T : never

function spoil(name: EndpointName, call: WireCall, { segment, query, field, body }: Junk): WireCall {
  return { ...call, url: spoilUrl(name, call.url, segment, query), body: call.body === undefined ? undefined : (body ?? spoilField(name, call.body, field)) }
}

function spoilUrl(name: EndpointName, url: string, segment: Junk['segment'], query: Junk['query']): string {
  const [path = '', given = ''] = url.split('?')
  const segments = path.split('/')
  const spoilt = endpointOf(name).path.split('/').flatMap((part, index) => (part.startsWith('{') ? [index] : []))
  if (segment && spoilt.length > 0) segments[spoilt[segment[0] % spoilt.length] ?? 0] = segment[1]
  const parameters = new URLSearchParams(given)
  const names = [...fieldsOf(endpointOf(name).query), 'anything']
  if (query) parameters.set(names[query[0] % names.length] ?? '', query[1])
  return `${segments.join('/')}?${parameters}`
}

function spoilField(name: EndpointName, body: string, field: Junk['field']): string {
  const names = [...fieldsOf(endpointOf(name).body), 'anything']
  if (!field || endpointOf(name).bodyType !== 'json') return body
  return JSON.stringify({ ...(JSON.parse(body) as object), [names[field[0] % names.length] ?? '']: field[1] })
}

function fieldsOf(schema: object): string[] {
  return 'shape' in schema && typeof schema.shape === 'object' && schema.shape ? Object.keys(schema.shape) : []
}

describe('whatever a stranger sends', () => {
  it.each(endpointNames)('%s answers it, and never with a 5xx (rule 8)', async name => {
    const world = await makeWorld(database(), personaOf(homeOf(name)))
    const valid = callOf(name, world.things, world.callerId)
    await fc.assert(
      fc.asyncProperty(junk, async made => {
        const { method, url, body, contentType } = spoil(name, valid, made)
        const headers = { ...(world.authorization && { authorization: world.authorization }), ...(contentType && { 'content-type': contentType }), ...made.headers }
        const reply = await send(matrix.base, method, url, body, headers)
        expect(reply.status, JSON.stringify({ method, url, body, headers, reply: reply.body })).toBeLessThan(500)
      }),
      bounds,
    )
  })
})
