import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { callOf, endpointNames, endpointOf } from './authorisation/calls'
import { type Matrix, startMatrix } from './authorisation/matrix'
import { personaOf } from './authorisation/personas'
import { homeOf } from './authorisation/references'
import { makeWorld } from './authorisation/world'
import { send } from './testing/api'
import { junk, spoil } from './testing/junk'

let matrix: Matrix

beforeAll(async () => {
  matrix = await startMatrix()
})
afterAll(() => matrix.close())

/** For each endpoint, so that all of them together stay below half a minute. */
const bounds = { seed: 20_260_101, numRuns: 20, interruptAfterTimeLimit: 250, endOnFailure: true }

describe('whatever a stranger sends', () => {
  it.each(endpointNames)('%s answers it, and never with a 5xx (rule 8)', async name => {
    const world = await makeWorld(database(), personaOf(homeOf(name)))
    const valid = callOf(name, world.things, world.callerId)
    await fc.assert(
      fc.asyncProperty(junk, async made => {
        const { method, url, body, contentType } = spoil(endpointOf(name), valid, made)
        const headers = { ...(world.authorization && { authorization: world.authorization }), ...(contentType && { 'content-type': contentType }), ...made.headers }
        const reply = await send(matrix.base, method, url, body, headers)
        expect(reply.status, JSON.stringify({ method, url, body, headers, reply: reply.body })).toBeLessThan(500)
      }),
      bounds,
    )
  })
})
