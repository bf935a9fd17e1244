import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { NodeProcess } from '@/e2e/child-process'
import { startApi, type TestApi } from '@/lib/http/testing/api'
import { rawClient } from '@/lib/realtime/gateway/gateway.fixture'
import { createHub, type Hub } from '@/lib/realtime/server'
import { freePort } from '@/server/ports'

/** Three programs, as on a serverless host: the API in this process, the real-time server beside it, the gateway in one of its own. */
const app = { id: '77', key: 'external-key', secret: 'external-secret' }
let hub: Hub
let api: TestApi
let gateway: NodeProcess
let port: number
const closers: (() => void)[] = []

beforeAll(async () => {
  hub = createHub({ app })
  const server = createServer((request, response) => { if (!hub.handleRequest(request, response)) response.writeHead(404).end() })
  server.on('upgrade', (request, socket, head) => { if (!hub.handleUpgrade(request, socket, head)) socket.destroy() })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => { server.closeAllConnections(); server.close() })
  port = await freePort('127.0.0.1')
  const external = { PUSHER_APP_ID: app.id, PUSHER_KEY: app.key, PUSHER_SECRET: app.secret, PUSHER_HOST: '127.0.0.1', PUSHER_PORT: String((server.address() as AddressInfo).port), PUSHER_SCHEME: 'http' }
  Object.assign(process.env, external)
  api = await startApi()
  const { DATABASE_URL = '', NEXTAUTH_SECRET = '' } = process.env
  gateway = new NodeProcess(['--import', 'tsx', 'server/gateway.ts'], { ...external, DATABASE_URL, NEXTAUTH_SECRET, HOST: '127.0.0.1', PORT: String(port), RATE_LIMITS: 'off' })
  await vi.waitFor(() => {
    if (!gateway.output.includes('sockets are served')) throw new Error(`It is not ready.\n${gateway.output}`)
  }, { timeout: 30_000 })
})
afterAll(async () => {
  await api.close()
  await gateway.stop()
  await hub.close()
  for (const close of closers) close()
})

test('what is said over HTTP in one process reaches the sockets of another', async () => {
  const [ada, ben] = [await api.client(), await api.client()]
  const raw = rawClient(`ws://127.0.0.1:${port}/ws?token=${ada.token}`)
  const socketIo = io(`http://127.0.0.1:${port}`, { auth: { token: ada.token }, forceNew: true, transports: ['polling'] })
  closers.push(() => raw.webSocket.terminate(), () => socketIo.disconnect())
  await new Promise<void>((resolve) => socketIo.once('connect', () => resolve()))
  const heard = new Promise<unknown>((resolve) => socketIo.once('newMessage', resolve))
  await expect.poll(() => hub.channels()).toContain(`private-user-${ada.made.id}`)
  await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], text: 'Hello' })
  const { body } = await ben.call('POST', '/api/conversations', { memberIds: [ada.made.id] })
  await ben.call('POST', `/api/conversations/${String(body.id)}/messages`, { text: 'Over three processes' })
  expect(await raw.next('dm_received')).toMatchObject({ content: 'Over three processes' })
  expect(JSON.stringify(await heard)).toContain('Hello')
})

test('a session that ends in one process loses its sockets in another within 5 seconds', async () => {
  const ada = await api.client()
  const raw = rawClient(`ws://127.0.0.1:${port}/ws?token=${ada.token}`)
  await expect.poll(() => hub.channels()).toContain(`private-user-${ada.made.id}`)
  await ada.call('DELETE', '/api/tokens/current')
  const begun = Date.now()
  expect(await raw.closed).toBe(4401)
  expect(Date.now() - begun).toBeLessThan(5000)
})

test('the gateway stops in order, and tells its clients to come back', async () => {
  const ada = await api.client()
  const raw = rawClient(`ws://127.0.0.1:${port}/ws?token=${ada.token}`)
  await expect.poll(() => hub.channels()).toContain(`private-user-${ada.made.id}`)
  const stopped = gateway.stop()
  expect(await raw.closed).toBe(1012)
  await stopped
  expect(await gateway.end()).toBe(0)
})

test('without an external real-time server it says what is missing', async () => {
  const { DATABASE_URL = '', NEXTAUTH_SECRET = '' } = process.env
  const alone = new NodeProcess(['--import', 'tsx', 'server/gateway.ts'], { DATABASE_URL, NEXTAUTH_SECRET })
  expect(await alone.end()).toBe(1)
  expect(alone.output).toContain('PUSHER_APP_ID')
})
