import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Client } from '@/lib/http/testing/api'
import { environment } from '@/lib/environment'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
  environment().rateLimits = { enabled: true, multiplier: 1 }
})
afterAll(() => site.stop())

const unknown = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const base = '/api/messages'
// Calls that count whatever they answer: what is refused has been asked all the same.
const sends = (who: Client) => who.call('POST', `${base}/conversations/${unknown}/messages`, { content: 'x' })
const calls = (who: Client) => who.call('GET', `${base}/conversations/${unknown}/messages`)

it.each([
  ['sends', 60, sends, 'sendMessage', { conversationId: unknown, content: 'x' }],
  ['other calls', 600, calls, 'markAsRead', { conversationId: unknown, messageId: unknown }],
] as const)('rule 10: %s: %i a minute, HTTP and socket together, per person', async (_, points, act, event, data) => {
  const [ada, ben] = await Promise.all([site.client(), site.client()])
  const client = site.io({ auth: { token: ada.token } })
  client.socket.emit(event, data)
  expect((await client.next('error')).code).toBe('NOT_FOUND')
  for (let count = 1; count < points; count++) expect((await act(ada)).status).toBe(404)
  const { status, headers, body } = await act(ada)
  expect([status, body]).toEqual([429, { success: false, statusCode: 429, message: expect.any(String), error: 'Too Many Requests' }])
  const wait = Number(headers.get('retry-after'))
  expect([wait >= 1, wait <= 60, Number.isInteger(wait)]).toEqual([true, true, true])
  client.socket.emit(event, data)
  expect((await client.next('error')).code).toBe('RATE_LIMITED')
  expect((await act(ben)).status).toBe(404)
}, 60_000)

it('rule 10: a new conversation is a send', async () => {
  const ada = await site.client()
  for (let count = 0; count < 60; count++) await sends(ada)
  expect((await ada.call('POST', `${base}/conversations`, { participantIds: [unknown] })).status).toBe(429)
  expect((await ada.call('GET', `${base}/conversations`)).status).toBe(200)
})
