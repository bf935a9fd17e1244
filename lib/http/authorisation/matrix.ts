import { vi } from 'vitest'
import { database } from '@/db/client'
import { userChannel } from '@/lib/contract/events'
import { type Reply, send, startApi, type TestApi } from '../testing/api'
import { callOf, type EndpointName, type Things, type WireCall } from './calls'
import { type Effects, watchEffects } from './effects'
import { type Persona, type PersonaName, personaOf } from './personas'
import { storeFiles } from './stored-files'
import { makeWorld, type World } from './world'

/** What came of a call. */
export interface Result extends Effects {
  status: number
  /** Without what differs from call to call. */
  body: Record<string, unknown>
  heardBy: (person: string) => boolean
}

/** The API with worlds to call into. */
export interface Matrix {
  base: string
  /** A world as the persona finds it. The same one again as long as nothing was changed in it. */
  world(persona: PersonaName): Promise<World>
  /** Calls an endpoint about the world's own things, or others. */
  call(persona: PersonaName, name: EndpointName, things?: Things): Promise<Result>
  /** Any call as somebody, about whatever it names. */
  send(persona: PersonaName, call: WireCall): Promise<Result>
  close(): Promise<void>
}

/** These end what the caller calls with, which the effects do not tell. */
const endings: readonly EndpointName[] = ['deleteCurrentToken', 'deleteMe', 'deleteSession', 'updatePassword']

/** Serves the API, with a hub that notes who hears what. */
export async function startMatrix(): Promise<Matrix> {
  for (const name of ['APP_ID', 'KEY', 'SECRET']) vi.stubEnv(`PARLEY_HUB_${name}`, 'test')
  const api: TestApi = await startApi()
  await storeFiles()
  const sql = database()
  const effects = await watchEffects(sql)
  const worlds = new Map<Persona, World>()

  async function world(name: PersonaName): Promise<World> {
    const persona = personaOf(name)
    const found = worlds.get(persona)
    if (found) return found
    const made = await makeWorld(sql, persona)
    await effects.take()
    worlds.set(persona, made)
    return made
  }

  async function sendAs(persona: PersonaName, { method, url, body, contentType }: WireCall): Promise<Result> {
    const { authorization } = await world(persona)
    const headers = { ...(contentType && { 'content-type': contentType }), ...(authorization && { authorization }) }
    const reply = await send(api.base, method, url, body, headers)
    const left = await effects.take()
    if (left.written.length > 0) worlds.delete(personaOf(persona))
    return { ...left, status: reply.status, body: comparable(reply), heardBy: person => left.published.includes(userChannel(person)) }
  }

  async function call(persona: PersonaName, name: EndpointName, things?: Things): Promise<Result> {
    const into = await world(persona)
    const result = await sendAs(persona, callOf(name, things ?? into.things, into.callerId))
    // These purge what was deleted, and here all files are one.
    if (name === 'runHousekeeping' || name === 'deleteMe') await storeFiles()
    if (result.status < 300 && endings.includes(name)) worlds.delete(personaOf(persona))
    return result
  }

  return { base: api.base, world, call, send: sendAs, close: () => api.close() }
}

function comparable({ body: { requestId: _, ...body } }: Reply): Record<string, unknown> {
  return body
}
