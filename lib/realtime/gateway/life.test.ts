import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { forgetCaller } from '@/lib/http/authenticate'
import type { Client } from '@/lib/http/testing/api'
import { createGateway, type Gateway, type GatewayOptions, HubTap } from './index'
import { type RawClient, rawClient, type SocketSite, startSockets } from './gateway.fixture'
import { byEvent, byHandshake, raw } from './made-up.fixture'

let site: SocketSite
beforeAll(async () => { site = await startSockets([raw, byHandshake, byEvent]) })
afterAll(() => site.stop())

async function open({ token }: Client): Promise<RawClient> {
  const socket = await site.raw(`/ws/made-up?token=${token}`)
  await socket.next('hello')
  return socket
}

describe('a session that is over', () => {
  it('closes its sockets at once, and leaves those of the person’s other sessions', async () => {
    const ada = await site.client()
    const { body } = await ada.call('POST', '/api/tokens', { username: ada.made.username, password: ada.made.password })
    const [revoked, kept] = [await open(ada), await open({ ...ada, token: String(body.accessToken) })]
    const other = site.io({ auth: { token: ada.token }, transports: ['polling'] })
    await other.next('hello')
    expect((await ada.call('DELETE', '/api/tokens/current')).status).toBe(204)
    expect(await revoked.closed).toBe(4401)
    expect(await revoked.next('error')).toMatchObject({ code: 'unauthenticated' })
    expect(await other.next('error')).toMatchObject({ code: 'unauthenticated' })
    expect(await other.disconnected).toBe('io server disconnect')
    kept.send({ type: 'ping' })
    await kept.next('pong')
  })

  it('is found within seconds where nobody tells, as when another process ended it', async () => {
    const ada = await site.client()
    const socket = await open(ada)
    await database()`update sessions set revoked_at = now() where user_id = ${ada.made.id}`
    expect(await socket.closed).toBe(4401)
  }, 5_000)

  it('ends with the suspension of its person', async () => {
    const [ada, moderator] = [await site.client(), await site.client()]
    await database()`update users set role = 'moderator' where id = ${moderator.made.id}`
    // So that the moderator is one from the next call on.
    forgetCaller(moderator.made.id)
    const socket = await open(ada)
    expect((await moderator.call('POST', `/api/moderation/users/${ada.made.id}/suspend`, { reason: 'Spam' })).status).toBe(200)
    expect(await socket.closed).toBe(4401)
    expect(await (await site.raw(`/ws/made-up?token=${ada.token}`)).closed).toBe(4401)
  }, 5_000)

  it('does nothing any more, also before it is found', async () => {
    const ada = await site.client()
    const socket = await open(ada)
    await database()`update users set deleted_at = now() where id = ${ada.made.id}`
    await expect.poll(() => {
      if (socket.webSocket.readyState === 1) socket.send({ type: 'who' })
      return socket.waiting.at(-1)
    }).toMatchObject({ type: 'error', code: 'unauthenticated' })
    expect(await socket.closed).toBe(4401)
  })
})

describe('a gateway', () => {
  const running: (() => Promise<void>)[] = []
  afterEach(async () => { for (const stop of running.splice(0)) await stop() })

  /** One with limits of its own, on a port of its own. */
  async function start(limits: GatewayOptions['limits'], warnings: string[] = []): Promise<{ gateway: Gateway; port: number; warnings: string[] }> {
    const log = { warn: (_fields: object, message: string) => void warnings.push(message), error: (_fields: object, message: string) => void warnings.push(message) }
    const gateway = createGateway({ dialects: [raw, byHandshake, byEvent], tap: new HubTap(), log, ...(limits && { limits }) })
    const server = createServer((request, response) => { if (!gateway.handleRequest(request, response)) response.writeHead(404).end() })
    server.on('upgrade', (request, socket, head) => { if (!gateway.handleUpgrade(request, socket, head)) socket.destroy() })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    running.push(async () => {
      await gateway.close()
      server.closeAllConnections()
      server.close()
    })
    return { gateway, port: (server.address() as AddressInfo).port, warnings }
  }
  const at = (port: number, { token }: Client) => rawClient(`ws://127.0.0.1:${port}/ws/made-up?token=${token}`)

  it('lets a person have so many sockets and no more', async () => {
    const ada = await site.client()
    const { port } = await start({ connectionsPerPerson: 2 })
    const first = at(port, ada)
    await first.next('hello')
    await at(port, ada).next('hello')
    expect(await at(port, ada).closed).toBe(4429)
    first.webSocket.close()
    await first.closed
    await at(port, ada).next('hello')
  })

  it('lets an address have so many sockets and no more', async () => {
    const [ada, ben] = [await site.client(), await site.client()]
    const { port, gateway } = await start({ connectionsPerAddress: 1 })
    await at(port, ada).next('hello')
    expect(await at(port, ben).closed).toBe(4503)
    expect(gateway.stats()).toEqual({ connections: 1, people: 1 })
  })

  it('cuts who does not read', async () => {
    const ada = await site.client()
    const { port, warnings } = await start({ bufferedBytes: 20_000, framesPerSecond: 100_000, waitingFrames: 100_000 })
    const socket = at(port, ada)
    await socket.next('hello')
    socket.webSocket.pause()
    const flood = setInterval(() => { for (let count = 0; count < 500; count++) socket.send('x'.repeat(200)) }, 5)
    await expect.poll(() => warnings, { timeout: 15_000 }).toContain('gateway: slow reader cut')
    clearInterval(flood)
    socket.webSocket.terminate()
  })

  it('ends a socket that gives no sign of life', async () => {
    const ada = await site.client()
    const { port, gateway } = await start({ pingEvery: 0.2 })
    const line = connect(port, '127.0.0.1')
    line.write(`GET /ws/made-up?token=${ada.token} HTTP/1.1\r\nHost: here\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`)
    line.resume()
    const kept = at(port, ada)
    await kept.next('hello')
    await new Promise(resolve => line.once('close', resolve))
    await expect.poll(() => gateway.stats().connections).toBe(1)
    expect(kept.webSocket.readyState).toBe(1)
  })

  it('sends away who never says who they are', async () => {
    const { port } = await start({ authenticateWithin: 0.2 })
    const client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], forceNew: true })
    const told = new Promise(resolve => client.once('error', resolve))
    const left = new Promise(resolve => client.once('disconnect', resolve))
    expect(await told).toMatchObject({ code: 'unauthenticated' })
    expect(await left).toBe('io server disconnect')
  })

  it('closes all when it stops, so that clients come back, and lets nobody in', async () => {
    const ada = await site.client()
    const { port, gateway } = await start({})
    const socket = at(port, ada)
    await socket.next('hello')
    const client = io(`http://127.0.0.1:${port}`, { auth: { token: ada.token }, forceNew: true, reconnection: false })
    await new Promise(resolve => client.once('hello', resolve))
    const left = new Promise(resolve => client.once('disconnect', resolve))
    await gateway.close()
    expect(await socket.closed).toBe(1012)
    expect(await left).toMatch(/^transport/)
    await at(port, ada).closed
    expect(gateway.stats()).toEqual({ connections: 0, people: 0 })
  })
})
