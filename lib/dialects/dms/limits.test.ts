import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment } from '@/lib/environment'
import type { Client, Reply } from '@/lib/http/testing/api'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { ask, say, talk } from './people.fixture'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
  environment().rateLimits = { enabled: true, multiplier: 1 }
})
afterAll(() => site.stop())

const nobody = { made: { number: 999_999_999 } } as Client

/** What is refused has been asked all the same. */
const limits: [what: string, points: number, act: (by: Client) => Promise<Reply>][] = [
  ['DM Requests: 5 per minute per user', 5, by => ask(by, nobody)],
  ['DM Messages: 20 per minute per user', 20, by => say(by, 999_999_999, 'Hello!')],
  ['600 other calls (rule 10)', 600, by => by.call('GET', '/dms/unread-count')],
]

describe('"Rate Limiting"', () => {
  it.each(limits)('%s', async (_, points, act) => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    for (let count = 0; count < points; count++) expect((await act(ada)).status).not.toBe(429)
    const { status, body, headers } = await act(ada)
    expect([status, body]).toEqual([429, { detail: expect.any(String) }])
    expect(headers.get('retry-after')).toMatch(/^([1-9]|[1-5]\d|60)$/)
    expect((await act(ben)).status).not.toBe(429)
  }, 60_000)

  it('messages over HTTP and socket come out of one budget; an excess frame is dropped and answered with an error', async () => {
    const { ada, ben, id } = await talk(site.client)
    const adas = await site.raw(`/ws/dms/${id}?token=${ada.token}`)
    for (let count = 0; count < 10; count++) {
      expect((await say(ada, id, `HTTP ${count}`)).status).toBe(201)
      adas.send({ type: 'message', text: `Socket ${count}` })
    }
    adas.send({ type: 'message', text: 'Too much' })
    expect(await adas.next('error')).toEqual({ type: 'error', message: expect.stringMatching(/Too many/) })
    expect((await say(ada, id, 'Too much')).status).toBe(429)
    expect((await say(ben, id, 'Not mine')).status).toBe(201)
    expect((await ben.call('GET', `/dms/threads/${id}/messages`)).body.total).toBe(22)
  })
})
