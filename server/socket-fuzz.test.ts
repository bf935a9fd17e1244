import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { log } from '@/lib/http/log'
import type { SocketDialect } from '@/lib/http/socket'
import type { Client } from '@/lib/http/testing/api'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { socketDialects } from '@/server/socket-dialects'

/** Every frame of every contract, with whatever a stranger may put into it. Seeded and bounded: the same each time. */
const parameters = { seed: 22_20_25, numRuns: 25 }

let site: SocketSite
let ada: Client
let ben: Client
let ids: (string | number)[]
const failed = vi.spyOn(log(), 'error')

beforeAll(async () => {
  site = await startSockets(socketDialects)
  ada = await site.client()
  ben = await site.client()
  const { body } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], text: 'Hello' })
  await ben.call('POST', `/api/conversations/${String(body.id)}/messages`, { text: 'Hello yourself' })
  ids = [String(body.id), Number(body.number), ada.made.id, ada.made.number, ben.made.id, ben.made.number]
})
afterAll(() => site.stop())

/** Data with the names that the frame's schema has, as far as it shows them, and values that fit now and then. */
function dataOf(dialect: SocketDialect, name: string): fc.Arbitrary<unknown> {
  const schema = dialect.frames[name]?.data as { def?: { shape?: object } } | undefined
  const value = fc.oneof(fc.constantFrom(...ids, 'hello', '', '\0', '❤️', true, null, -1, 1e300, 2 ** 53), fc.jsonValue())
  const keys = Object.keys(schema?.def?.shape ?? {})
  const shaped = fc.record(Object.fromEntries(keys.map(key => [key, value])), { requiredKeys: [] })
  return fc.oneof({ weight: 4, arbitrary: shaped }, { weight: 1, arbitrary: fc.jsonValue() })
}

/** Sends everything, and then something whose answer comes after all others. */
type Talk = (frames: [string, unknown][]) => Promise<void>

async function talkRaw(dialect: SocketDialect): Promise<Talk> {
  const [path = ''] = dialect.reach.transport === 'raw' ? dialect.reach.paths : []
  const socket = await site.raw(`${path.replace(/\{.*?\}/, String(ids[1]))}?token=${ada.token}`)
  return async frames => {
    for (const [type, data] of frames) socket.send({ ...(typeof data === 'object' ? data : { data }), type })
    socket.send('no JSON')
    let answer = await socket.next('error')
    while (answer.message !== 'A frame is a JSON object with a type.') answer = await socket.next('error')
    expect(socket.webSocket.readyState).toBe(1)
  }
}

async function talkIo(dialect: SocketDialect): Promise<Talk> {
  const byHandshake = dialect.reach.transport === 'socket.io' && dialect.reach.token === 'handshake'
  const { socket, next } = site.io(byHandshake ? { auth: { token: ada.token } } : {})
  if (!byHandshake) {
    socket.emit('authenticate', { token: ada.token })
    await next('authenticated')
  }
  return async frames => {
    for (const [event, data] of frames) socket.emit(event, data)
    await socket.timeout(10_000).emitWithAck('no such event')
    expect(socket.connected).toBe(true)
  }
}

describe.each(socketDialects.map(dialect => [dialect.surface.name, dialect] as const))('the sockets of %s', (_name, dialect) => {
  it.each(Object.keys(dialect.frames))('survive %s with anything in it', async name => {
    const talk = await (dialect.reach.transport === 'raw' ? talkRaw(dialect) : talkIo(dialect))
    await fc.assert(fc.asyncProperty(dataOf(dialect, name), async data => {
      await talk([[name, data]])
      expect(failed.mock.calls).toEqual([])
    }), parameters)
  })
})
