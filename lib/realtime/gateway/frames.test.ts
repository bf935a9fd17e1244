import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Client } from '@/lib/http/testing/api'
import { type RawClient, type SocketSite, startSockets } from './gateway.fixture'
import { byEvent, byHandshake, raw } from './made-up.fixture'

vi.stubEnv('RATE_LIMITS', 'on')

let site: SocketSite
// Passwords have a limit too, so not everybody here is somebody new.
let ada: Client
beforeAll(async () => {
  site = await startSockets([raw, byHandshake, byEvent])
  ada = await site.client()
})
afterAll(() => site.stop())

async function open(): Promise<RawClient> {
  const socket = await site.raw(`/ws/made-up?token=${ada.token}`)
  await socket.next('hello')
  return socket
}

async function lives(socket: RawClient): Promise<void> {
  socket.send({ type: 'ping' })
  await socket.next('pong')
}

describe('a raw frame', () => {
  it.each([
    ['no JSON', 'no JSON', 'malformed_body'],
    ['broken UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'malformed_body'],
    ['bytes', Buffer.from('{"type":"ping"}'), 'malformed_body'],
    ['a list', '[1]', 'malformed_body'],
    ['null', 'null', 'malformed_body'],
    ['nothing', '', 'malformed_body'],
    ['without a type', '{}', 'bad_request'],
    ['with a type that is no text', '{"type":7}', 'bad_request'],
    ['of an unknown type', '{"type":"dance"}', 'bad_request'],
    ['of a type that every object has', '{"type":"constructor"}', 'bad_request'],
    ['whose data does not fit', '{"type":"say","text":7}', 'validation_failed'],
    ['with a NUL', '{"type":"say","text":"\\u0000"}', 'control_characters'],
    ['nested too deeply', `{"type":"ping","x":${'['.repeat(200)}${']'.repeat(200)}}`, 'malformed_body'],
    ['of more than 64 KiB', JSON.stringify({ type: 'ping', x: 'x'.repeat(65_536) }), 'too_large'],
    ['of 2 MB', JSON.stringify({ type: 'ping', x: 'x'.repeat(2_000_000) }), 'too_large'],
    ['that meets a defect', '{"type":"break"}', 'internal'],
  ])('that is %s is answered with an error, and the socket lives on', async (_what, sent, code) => {
    const socket = await open()
    if (Buffer.isBuffer(sent)) socket.webSocket.send(sent, { binary: code === 'malformed_body' && sent[0] === 0x7b })
    else socket.send(sent)
    expect(await socket.next('error')).toMatchObject({ code })
    await lives(socket)
  })

  it('that nobody should ever receive ends its socket alone', async () => {
    const [one, other] = [await open(), await open()]
    one.send('x'.repeat(9_000_000))
    expect(await one.closed).toBe(1009)
    await lives(other)
  })

  it('is dropped beyond 50 in a second, with one answer for the excess', async () => {
    const socket = await open()
    for (let count = 0; count < 500; count++) socket.send({ type: 'ping' })
    expect(await socket.next('error')).toMatchObject({ code: 'rate_limited' })
    await expect.poll(async () => {
      socket.send({ type: 'who' })
      return socket.waiting.filter(({ type }) => type === 'pong').length
    }, { interval: 100 }).toBeGreaterThanOrEqual(50)
    expect(socket.waiting.filter(({ type }) => type === 'error').length).toBeLessThan(10)
  })

  it('that comes before the greeting waits for it', async () => {
    const socket = await site.raw(`/ws/made-up?token=${ada.token}`)
    socket.send({ type: 'ping' })
    await socket.next('pong')
    expect(socket.waiting.map(({ type }) => type)).toEqual(['hello'])
  })
})

describe('an event of Socket.IO', () => {
  const openIo = async () => {
    const client = site.io({ auth: { token: ada.token } })
    await client.next('hello')
    return client
  }

  it.each([
    ['unknown', ['dance', {}], 'bad_request'],
    ['of a name that every object has', ['toString', {}], 'bad_request'],
    ['whose data does not fit', ['say', { text: 7 }], 'validation_failed'],
    ['whose data is a list', ['say', []], 'validation_failed'],
    ['with bytes in it', ['say', { text: Buffer.from('x') }], 'malformed_body'],
    ['with a NUL', ['say', { text: '\0' }], 'control_characters'],
    ['of more than 64 KiB', ['ping', { x: 'x'.repeat(65_536) }], 'too_large'],
    ['that meets a defect', ['break'], 'internal'],
  ])('%s is answered with an error, and the socket lives on', async (_what, [event, ...data], code) => {
    const { socket, next } = await openIo()
    socket.emit(String(event), ...data)
    expect(await next('error')).toMatchObject({ code, frame: event })
    socket.emit('ping')
    await next('pong')
  })

  it('that asks for an answer gets it, and a refusal too', async () => {
    const { socket } = await openIo()
    expect(await socket.emitWithAck('who')).toEqual({ user: ada.made.id, greeted: ada.made.id })
    expect(await socket.emitWithAck('who', {})).toEqual({ user: ada.made.id, greeted: ada.made.id })
    expect(await socket.emitWithAck('dance', {})).toMatchObject({ code: 'bad_request' })
  })
})

describe('documented limits', () => {
  it('count for all sockets of a person together; what is beyond is answered and not done', async () => {
    const { token } = await site.client()
    const sockets = await Promise.all([1, 2].map(() => site.raw(`/ws/made-up?token=${token}`)))
    const [one, other] = sockets as [RawClient, RawClient]
    for (const socket of [one, other, one]) {
      socket.send({ type: 'knock' })
      await socket.next('knocked')
    }
    other.send({ type: 'knock' })
    expect(await other.next('error')).toMatchObject({ code: 'rate_limited', frame: 'knock' })
    await lives(other)
    expect(other.waiting.filter(({ type }) => type === 'knocked')).toEqual([])
  })

  it('can be divided by what a frame names', async () => {
    const socket = await open()
    for (const room of ['a', 'b']) {
      socket.send({ type: 'tap', room })
      expect(await socket.next('tapped')).toMatchObject({ room })
    }
    socket.send({ type: 'tap', room: 'a' })
    expect(await socket.next('error')).toMatchObject({ code: 'rate_limited', frame: 'tap' })
  })
})

it('whatever is sent, the server lives on, and never meets a defect of its own', async () => {
  const json = fc.oneof(fc.json(), fc.string(), fc.record({ type: fc.constantFrom('say', 'ping', 'tap', 'knock', 'who', '__proto__', ''), text: fc.jsonValue(), conversation: fc.jsonValue(), room: fc.jsonValue() }, { requiredKeys: ['type'] }).map(value => JSON.stringify(value)))
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(json, fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes))), { minLength: 1, maxLength: 20 }), async frames => {
    const socket = await open()
    for (const sent of frames) socket.send(sent)
    await lives(socket)
    expect(socket.waiting.filter(({ code }) => code === 'internal')).toEqual([])
    socket.webSocket.close()
    await socket.closed
  }), { seed: 20251121, numRuns: 60 })
})
