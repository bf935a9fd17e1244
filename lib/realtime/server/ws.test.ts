import { connect as connectTcp } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { app, once, type RunningHub, startHub, subscribe } from './hub.fixture'
import type { HubOptions } from './index'

const running: RunningHub[] = []

async function start(options: Partial<HubOptions> = {}, port = 0): Promise<RunningHub> {
  const hub = await startHub(options, port)
  running.push(hub)
  return hub
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((hub) => hub.stop()))
})

/** Waits for what another process or socket will make true. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

describe('pusher-js', () => {
  test('a rejected authorization reaches the channel and the connection survives', async () => {
    const { connect, hub } = await start()
    const client = connect()
    client.config.channelAuthorizer = (_, callback) => callback(null, { auth: `${app.key}:forged` })
    const channel = client.subscribe('private-user-a')
    expect(await once(channel, 'pusher:subscription_error')).toMatchObject({ type: 'AuthError', status: 401 })
    expect(client.connection.state).toBe('connected')
    expect(hub.channels()).toEqual([])
  })

  test('client events pass between clients when they are switched on', async () => {
    const { connect } = await start({ clientEvents: true })
    const [sender, other] = await Promise.all([subscribe(connect(), 'private-a'), subscribe(connect(), 'private-a')])
    const received = once(other, 'client-typing')
    sender.trigger('client-typing', { on: true })
    expect(await received).toEqual({ on: true })
  })

  test('presence members come and go', async () => {
    const { connect } = await start()
    const [first, second] = [connect(), connect()]
    const channel = await subscribe(first, 'presence-room')
    const added = once<{ id: string }>(channel, 'pusher:member_added')
    await subscribe(second, 'presence-room')
    const secondId = second.connection.socket_id
    expect((await added).id).toBe(secondId)
    const removed = once<{ id: string }>(channel, 'pusher:member_removed')
    second.disconnect()
    expect((await removed).id).toBe(secondId)
  })

  test('occupied and vacated are told once for each channel', async () => {
    const told: string[] = []
    const { connect } = await start({ onOccupied: (name) => told.push(`+${name}`), onVacated: (name) => told.push(`-${name}`) })
    const [first, second] = [connect(), connect()]
    await subscribe(first, 'private-user-a')
    await subscribe(second, 'private-user-a')
    first.disconnect()
    second.disconnect()
    await until(() => told.length > 1)
    expect(told).toEqual(['+private-user-a', '-private-user-a'])
  })

  test('after a shutdown it comes back by itself and subscribes again', async () => {
    const before = await start()
    const client = before.connect()
    const channel = await subscribe(client, 'private-user-a')
    const back = once(channel, 'pusher:subscription_succeeded')
    const error = once<{ data: { code: number } }>(client.connection, 'error')
    await before.shutDown()
    expect((await error).data.code).toBe(4100)
    const after = await start({}, before.port)
    await back
    const received = once(channel, 'news')
    after.hub.trigger({ channels: ['private-user-a'], name: 'news', data: '"again"' })
    expect(await received).toBe('again')
  })

  test('terminating a person closes their connections with 4009 and no others', async () => {
    const { connect, hub } = await start()
    const [alice, bob] = [connect(), connect()]
    await Promise.all([subscribe(alice, 'private-user-alice'), subscribe(bob, 'private-user-bob')])
    const gone = once(alice.connection, 'disconnected')
    expect(hub.terminateUser('alice')).toBe(1)
    await gone
    expect(hub.channels()).toEqual(['private-user-bob'])
    expect(bob.connection.state).toBe('connected')
  })

  test('a trigger from inside the process keeps the limits of the HTTP API', async () => {
    const { hub } = await start()
    const trigger = () => hub.trigger({ channels: ['a'], name: 'n', data: 'x'.repeat(10_241) })
    expect(trigger).toThrow(expect.objectContaining({ status: 413 }))
  })
})

describe('handshake', () => {
  test.each([
    ['?protocol=7', 'other', 4001],
    ['', app.key, 4008],
    ['?protocol=x', app.key, 4006],
    ['?protocol=3', app.key, 4007],
  ])('%s with key %s is closed with %i after an error', async (query, key, code) => {
    const { raw } = await start()
    const client = await raw(query, key)
    expect(await client.next('pusher:error')).toMatchObject({ data: { code } })
    expect(await client.closed).toBe(code)
  })

  test('a path that is not the hub\'s is left to the server', async () => {
    const { port } = await start()
    for (const path of ['/', '/app/', '/application/x', '//', '/app/a/b']) {
      const stranger = connectTcp(port, '127.0.0.1')
      stranger.end(`GET ${path} HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
      const answer: Buffer[] = []
      stranger.on('data', (bytes) => answer.push(bytes))
      await new Promise((resolve) => stranger.once('close', resolve))
      expect(String(Buffer.concat(answer))).toBe('')
    }
  })

  test('connections over the limit are asked to come back later', async () => {
    const { raw } = await start({ limits: { connections: 1 } })
    await raw()
    const second = await raw()
    expect(await second.closed).toBe(4100)
  })

  test('connections over the limit of their address are asked to come back later', async () => {
    const { raw, hub } = await start({ limits: { connectionsPerAddress: 1 } })
    const first = await raw()
    expect(await (await raw()).closed).toBe(4100)
    first.socket.close()
    await until(() => hub.stats().connections === 0)
    expect((await raw()).socketId).not.toBe('')
  })
})

describe('frames', () => {
  test('malformed, binary and oversized frames are answered and the connection stays', async () => {
    const { raw } = await start()
    const client = await raw()
    for (const frame of ['{', 'x'.repeat(40_000), '{"event":"pusher:teapot"}']) {
      client.send(frame)
      expect((await client.next('pusher:error')).event).toBe('pusher:error')
    }
    client.socket.send(Buffer.from([1, 2, 3]))
    await client.next('pusher:error')
    client.send({ event: 'pusher:ping', data: {} })
    expect((await client.next('pusher:pong')).event).toBe('pusher:pong')
  })

  test('a frame far over the limit closes that connection alone', async () => {
    const { raw } = await start()
    const [flooder, other] = [await raw(), await raw()]
    flooder.send('x'.repeat(1_000_000))
    expect(await flooder.closed).toBe(1009)
    other.send({ event: 'pusher:ping', data: {} })
    await other.next('pusher:pong')
  })

  test('bytes that are no WebSocket frame close that connection alone', async () => {
    const { raw, port } = await start()
    const other = await raw()
    const tcp = connectTcp(port, '127.0.0.1')
    tcp.write(`GET /app/${app.key}?protocol=7 HTTP/1.1\r\nHost: hub\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`)
    await new Promise((resolve) => tcp.once('data', resolve))
    tcp.write(Buffer.alloc(100, 0xff))
    await new Promise((resolve) => tcp.once('close', resolve))
    other.send({ event: 'pusher:ping', data: {} })
    await other.next('pusher:pong')
  })

  test.each([100, 126, 5_000, 10_240])('an event of %i bytes arrives whole', async (size) => {
    const { raw, hub } = await start()
    const client = await raw()
    client.send({ event: 'pusher:subscribe', data: { channel: 'a' } })
    await client.next('pusher_internal:subscription_succeeded')
    hub.trigger({ channels: ['a'], name: 'n', data: 'é'.repeat(size / 2) })
    expect((await client.next('n')).data).toBe('é'.repeat(size / 2))
  })
})

describe('liveness', () => {
  const limits = { activityTimeout: 0.2, pongTimeout: 0.2 }

  test('a silent connection is asked, and closed with 4201 when it does not answer', async () => {
    const { raw } = await start({ limits })
    const client = await raw()
    await client.next('pusher:ping')
    expect(await client.closed).toBe(4201)
  })

  test('a connection that answers stays', async () => {
    const { raw } = await start({ limits })
    const client = await raw()
    for (let round = 0; round < 3; round += 1) {
      await client.next('pusher:ping')
      client.send({ event: 'pusher:pong', data: {} })
    }
    expect(client.socket.readyState).toBe(WebSocket.OPEN)
  })

  test('a connection that does not read is cut, and the others get everything', async () => {
    const { raw, hub } = await start({ limits: { bufferedBytes: 100_000 } })
    const [slow, quick] = [await raw(), await raw()]
    for (const client of [slow, quick]) {
      client.send({ event: 'pusher:subscribe', data: { channel: 'a' } })
      await client.next('pusher_internal:subscription_succeeded')
    }
    slow.socket.pause()
    let sent = 0
    while (hub.stats().slowReaders === 0) {
      hub.trigger({ channels: ['a'], name: `n${sent}`, data: 'x'.repeat(10_000) })
      await quick.next(`n${sent}`)
      sent += 1
    }
    await until(() => hub.stats().connections === 1)
    expect(hub.channels()).toEqual(['a'])
  })
})

describe('shutdown', () => {
  test('closes everybody with 4100 and refuses new connections', async () => {
    const { raw, hub, port } = await start()
    const clients = await Promise.all(Array.from({ length: 50 }, () => raw()))
    await hub.close()
    expect(new Set(await Promise.all(clients.map(({ closed }) => closed)))).toEqual(new Set([4100]))
    const late = new WebSocket(`ws://127.0.0.1:${port}/app/${app.key}?protocol=7`)
    const response = await new Promise<{ statusCode?: number }>((resolve) => late.once('unexpected-response', (_, answer) => resolve(answer)))
    expect(response.statusCode).toBe(503)
    expect(hub.stats().connections).toBe(0)
  })

  test('ends although a client does not say goodbye', async () => {
    const { raw, hub } = await start()
    const client = await raw()
    client.socket.pause()
    await hub.close()
    expect(hub.stats().connections).toBe(0)
  })
})
