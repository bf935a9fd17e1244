import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { environment } from '@/lib/environment'
import type { Client } from '@/lib/http/testing/api'
import { type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { open, say, two } from './people.fixture'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
  environment().rateLimits = { enabled: true, multiplier: 1 }
})
afterAll(() => site.stop())

/** A call that asks for nothing; it counts like any other. */
const look = (by: Client) => by.call('GET', '/api/chat/messages/')

describe('rule 10: per person, over HTTP and socket together', () => {
  it('60 sends a minute; an excess frame is dropped and answered with an error', async () => {
    const [ada, ben] = await two(site)
    const room = Number((await open(ada, ben)).body.id)
    const client = await site.raw(`/ws/chat/${room}/?token=${ada.token}`)
    for (let count = 0; count < 10; count++) {
      client.send({ type: 'message', content: `${count}` })
      await client.next('new_message')
    }
    // What is refused has been asked all the same.
    for (let count = 10; count < 60; count++) expect((await say(ada, room, ' ')).status).toBe(400)
    const { status, body, headers } = await say(ada, room, 'One more')
    const wait = Number(headers.get('retry-after'))
    expect([status, Object.keys(body), wait >= 1 && wait <= 60 && Number.isInteger(wait)]).toEqual([429, ['detail'], true])
    client.send({ type: 'message', content: 'One more' })
    expect((await client.next('error')).message).toBe(body.detail)
    expect((await look(ada)).status).toBe(400)
    expect((await say(ben, room, 'Hi')).status).toBe(201)
  })

  it('600 other calls a minute', async () => {
    const [ada, ben] = await two(site)
    for (let count = 0; count < 600; count++) if ((await look(ada)).status !== 400) throw new Error(`Refused after ${count}.`)
    expect((await look(ada)).status).toBe(429)
    expect((await look(ben)).status).toBe(400)
  }, 60_000)
})
