import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EndpointName, endpointNames, endpointOf, unknownThings } from './authorisation/calls'
import { expectedStatus, hidesEverything, isUnheardByHost, leavesNothing, mayNotSee } from './authorisation/expectations'
import { type Matrix, startMatrix } from './authorisation/matrix'
import { type PersonaName, personaNames } from './authorisation/personas'
import { homeOf, type Reference, references, substitutes } from './authorisation/references'

const size = `${endpointNames.length} endpoints × ${personaNames.length} personas = ${endpointNames.length * personaNames.length} cells`
let matrix: Matrix

beforeAll(async () => {
  matrix = await startMatrix()
})
afterAll(async () => {
  console.info(`authorisation: ${size}; ${references.length} places of ids`)
  await matrix.close()
})

/** What is wrong with one cell of the matrix, in words; nothing where all is right. */
async function mistakesOf(persona: PersonaName, name: EndpointName): Promise<string[]> {
  const { marker, things } = await matrix.world(persona)
  const expected = expectedStatus(name, persona)
  const { status, body, written, published, heardBy } = await matrix.call(persona, name)
  const silent = status >= 400 || leavesNothing(name, persona)
  return [
    ...(status === expected ? [] : [`${status} instead of ${expected}: ${JSON.stringify(body)}`]),
    ...(silent && written.length > 0 ? [`${status}, but wrote ${written.join(', ')}`] : []),
    ...(silent && published.length > 0 ? [`${status}, but published`] : []),
    ...(isUnheardByHost(name, persona) && heardBy(things.person) ? ['the other side heard of it'] : []),
    ...(mayNotSee(name, persona) && JSON.stringify(body).includes(marker) ? [`shows what is not theirs: ${JSON.stringify(body)}`] : []),
    ...(hidesEverything(name, persona, status) && !(await isAsForNothing(persona, name, body)) ? [`not the answer for what does not exist: ${JSON.stringify(body)}`] : []),
  ].map(mistake => `${name}: ${mistake}`)
}

async function isAsForNothing(persona: PersonaName, name: EndpointName, body: object): Promise<boolean> {
  const { things } = await matrix.world(persona)
  const forNothing = await matrix.call(persona, name, unknownThings(things))
  return JSON.stringify(forNothing.body) === JSON.stringify(body)
}

describe(`the authorisation matrix: ${size}`, () => {
  it.each(personaNames)('%s: may do, knows, changes and tells what the rules say, and no more', async persona => {
    const mistakes: string[] = []
    for (const name of endpointNames) mistakes.push(...(await mistakesOf(persona, name)))
    expect(mistakes).toEqual([])
  })
})

/** What is wrong with how a call takes ids that it should not. */
async function misnamedBy({ name, kind, unknown, noId }: Reference): Promise<string[]> {
  const home = homeOf(name)
  const { things } = await matrix.world(home)
  const forUnknown = await matrix.call(home, name, unknownThings(things, [kind]))
  const mistakes = forUnknown.status === unknown ? [] : [`unknown: ${forUnknown.status} instead of ${unknown}`]
  for (const { what, id, isId } of await substitutes(matrix, kind, things)) {
    const { status, body, written } = await matrix.call(home, name, { ...things, [kind]: id })
    const expected = isId ? unknown : noId
    if (status !== expected) mistakes.push(`${what}: ${status} instead of ${expected}`)
    if (status === 404 && JSON.stringify(body) !== JSON.stringify(forUnknown.body)) mistakes.push(`${what}: told from what does not exist by ${JSON.stringify(body)}`)
    if (written.length > 0) mistakes.push(`${what}: wrote ${written.join(', ')}`)
  }
  return mistakes.map(mistake => `${name} of ${endpointOf(name).path} about ${kind}: ${mistake}`)
}

describe(`ids that name nothing, or the wrong thing: ${references.length} places`, () => {
  it.each(references)('$name takes no other $kind than there is', async reference => {
    expect(await misnamedBy(reference)).toEqual([])
  })
})
