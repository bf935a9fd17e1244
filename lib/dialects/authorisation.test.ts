import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { thingKinds, type Things, unknownThings } from '@/lib/http/authorisation/calls'
import { type Matrix, type Result, startMatrix } from '@/lib/http/authorisation/matrix'
import { type PersonaName, personaNames, personaOf } from '@/lib/http/authorisation/personas'
import { substitutes } from '@/lib/http/authorisation/references'
import { callOf, describedOperations, type Operation, operations, placeOf } from './testing/calls'
import { isError } from './testing/envelope'
import { expectedOperations, expectedStatus, hidesEverything, isUnheardByHost } from './testing/expectations'

const size = `${operations.length} operations × ${personaNames.length} personas = ${operations.length * personaNames.length} cells`
const references = operations.flatMap(operation => thingKinds.flatMap(kind => {
  const place = placeOf(operation, kind)
  return place ? [{ name: operation.endpoint.name, operation, kind, place }] : []
}))
let matrix: Matrix

beforeAll(async () => {
  matrix = await startMatrix()
})
afterAll(async () => {
  console.info(`authorisation of older contracts: ${size}; ${references.length} places of ids`)
  await matrix.close()
})

async function call(persona: PersonaName, operation: Operation, about?: (things: Things) => Things): Promise<Result> {
  const { things, callerId } = await matrix.world(persona)
  return matrix.send(persona, callOf(operation, about ? about(things) : things, callerId))
}

/** What is wrong with one cell of the matrix, in words; nothing where all is right. */
async function mistakesOf(persona: PersonaName, operation: Operation): Promise<string[]> {
  const { surface, endpoint } = operation
  const { marker, things } = await matrix.world(persona)
  const expected = expectedStatus(operation, persona)
  const { status, body, written, published, heardBy } = await call(persona, operation)
  const silent = status >= 400 || endpoint.method === 'GET'
  const shown = JSON.stringify(body)
  return [
    ...(status === expected ? [] : [`${status} instead of ${expected}: ${shown}`]),
    ...(silent && written.length > 0 ? [`${status}, but wrote ${written.join(', ')}`] : []),
    ...(silent && published.length > 0 ? [`${status}, but published`] : []),
    ...(isUnheardByHost(operation, persona) && heardBy(things.person) ? ['the other side heard of it'] : []),
    ...(!personaOf(persona).caller && shown.includes(marker) ? [`shows what is not theirs: ${shown}`] : []),
    ...(status >= 400 && !isError(surface, body) ? [`not in the envelope of ${surface.name}: ${shown}`] : []),
    ...(hidesEverything(operation, persona, status) && JSON.stringify((await call(persona, operation, unknownThings)).body) !== shown ? [`not the answer for what does not exist: ${shown}`] : []),
  ].map(mistake => `${endpoint.name}: ${mistake}`)
}

describe(`the authorisation matrix of older contracts: ${size}`, () => {
  it('has every operation', () => {
    const names = operations.map(({ endpoint }) => endpoint.name).toSorted()
    expect(describedOperations.toSorted()).toEqual(names)
    expect(expectedOperations.toSorted()).toEqual(names)
  })

  it.each(personaNames)('%s: may do, knows, changes and tells what the rules say, and no more', async persona => {
    const mistakes: string[] = []
    for (const operation of operations) mistakes.push(...(await mistakesOf(persona, operation)))
    expect(mistakes).toEqual([])
  })
})

/** Whose call would do what it asks. */
const homeOf = (operation: Operation): PersonaName => (['one of two', 'who was asked'] as const).find(persona => expectedStatus(operation, persona) < 300) ?? 'one of two'

/** What is wrong with how a call takes ids that it should not: 404 for what is none of theirs, in query and body an error for what is no id. */
async function misnamedBy({ operation, kind, place }: (typeof references)[number]): Promise<string[]> {
  const { surface } = operation
  const home = homeOf(operation)
  const { things } = await matrix.world(home)
  const forUnknown = await call(home, operation, things => unknownThings(things, [kind]))
  const mistakes = forUnknown.status === 404 ? [] : [`unknown: ${forUnknown.status} instead of 404`]
  for (const { what, id, isId } of await substitutes(matrix, kind, things)) {
    const { status, body, written } = await call(home, operation, things => ({ ...things, [kind]: id }))
    const expected = isId || place === 'path' ? 404 : surface.statusOf.validation_failed
    if (status !== expected) mistakes.push(`${what}: ${status} instead of ${expected}`)
    if (status === 404 && JSON.stringify(body) !== JSON.stringify(forUnknown.body)) mistakes.push(`${what}: told from what does not exist by ${JSON.stringify(body)}`)
    if (!isError(surface, body)) mistakes.push(`${what}: not in the envelope of ${surface.name}: ${JSON.stringify(body)}`)
    if (written.length > 0) mistakes.push(`${what}: wrote ${written.join(', ')}`)
  }
  return mistakes
}

describe(`ids that name nothing, or the wrong thing: ${references.length} places`, () => {
  it.each(references)('$name takes no other $kind than there is', async reference => {
    expect(await misnamedBy(reference)).toEqual([])
  })
})
