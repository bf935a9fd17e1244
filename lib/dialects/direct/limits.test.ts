import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment } from '@/lib/environment'
import type { Client } from '@/lib/http/testing/api'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
  environment().rateLimits = { enabled: true, multiplier: 1 }
})
afterAll(() => site.stop())

const nobody = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const send = (by: Client) => by.call('POST', '/messages/direct', { sender_id: by.made.id, receiver_id: nobody, content: 'Hello' })

describe('rule 10: a surface without documented limits', () => {
  it.each<[string, number, (by: Client) => ReturnType<Client['call']>]>([
    ['60 sends', 60, send],
    ['600 other calls', 600, by => by.call('GET', `/users/${by.made.id}/unread-count`)],
  ])('has %s a minute, per person', async (_, points, act) => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    for (let count = 0; count < points; count++) expect((await act(ada)).status).not.toBe(429)
    const { status, body, headers } = await act(ada)
    expect(status).toBe(429)
    expect(body).toEqual({ detail: expect.any(String) })
    expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect((await act(ben)).status).not.toBe(429)
  }, 60_000)

  it('has one budget for HTTP and socket; an excess frame is dropped and answered', async () => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    const socket = await site.raw(`/ws?token=${ada.token}`)
    for (let count = 0; count < 59; count++) await send(ada)
    const frame = { type: 'dm_message', receiver_id: ben.made.id, content: 'Sixtieth' }
    socket.send(frame)
    expect(await socket.next('dm_sent')).toMatchObject({ content: 'Sixtieth' })
    socket.send(frame)
    expect((await socket.next('error')).message).toMatch(/Too many/)
    expect((await send(ada)).status).toBe(429)
    expect((await ben.call('GET', `/users/${ben.made.id}/unread-count`)).body.count).toBe(1)
  })
})
