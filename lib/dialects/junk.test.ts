import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client'
import { type Matrix, startMatrix } from '@/lib/http/authorisation/matrix'
import { personaOf } from '@/lib/http/authorisation/personas'
import { makeWorld } from '@/lib/http/authorisation/world'
import { junk, spoil } from '@/lib/http/testing/junk'
import { send } from '@/lib/http/testing/api'
import { callOf, operations } from './testing/calls'
import { isError } from './testing/envelope'

let matrix: Matrix

beforeAll(async () => {
  // What is over a limit is not looked at.
  vi.stubEnv('RATE_LIMITS', 'off')
  matrix = await startMatrix()
})
afterAll(() => matrix.close())

/** For each operation, so that all of them together stay below half a minute. */
const bounds = { seed: 20_260_101, numRuns: 20, interruptAfterTimeLimit: 400, endOnFailure: true }

describe('whatever a stranger sends to an older contract', () => {
  it.each(operations.map(operation => ({ name: operation.endpoint.name, operation })))('$name answers it in its own words, and never with a 5xx (rules 8 and 9)', async ({ operation }) => {
    const world = await makeWorld(database(), personaOf('one of two'))
    const valid = callOf(operation, world.things, world.callerId)
    await fc.assert(
      fc.asyncProperty(junk, async made => {
        const { method, url, body, contentType } = spoil(operation.endpoint, valid, made)
        const headers = { ...(world.authorization && { authorization: world.authorization }), ...(contentType && { 'content-type': contentType }), ...made.headers }
        const reply = await send(matrix.base, method, url, body, headers)
        const told = JSON.stringify({ method, url, body, headers, status: reply.status, reply: reply.body })
        expect(reply.status, told).toBeLessThan(500)
        expect(reply.status < 400 || isError(operation.surface, reply.body), told).toBe(true)
      }),
      bounds,
    )
  })
})
