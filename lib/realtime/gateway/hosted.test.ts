import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ParleyEvent } from '@/lib/contract/events'
import { userChannel } from '@/lib/contract/events'
import type { PusherServer } from '@/lib/environment'
import { createHub, type Hub } from '../server'
import { PusherTap } from './pusher-tap'

const app = { id: '7', key: 'external-key', secret: 'external-secret' }
let hub: Hub
let server: ReturnType<typeof createServer>
let external: PusherServer

beforeAll(async () => {
  hub = createHub({ app })
  server = createServer().on('upgrade', (request, socket, head) => { if (!hub.handleUpgrade(request, socket, head)) socket.destroy() })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  external = { appId: app.id, key: app.key, secret: app.secret, cluster: null, host: '127.0.0.1', port: (server.address() as AddressInfo).port, scheme: 'http' }
})
afterAll(async () => {
  await hub.close()
  server.closeAllConnections()
  server.close()
})

const event = (id: string): ParleyEvent => ({ v: 1, id, at: '2025-11-21T10:00:00Z', type: 'resync' })
const tell = (userId: string, id: string) => hub.trigger({ channels: [userChannel(userId)], name: 'resync', data: JSON.stringify(event(id)) })

it('an external server is heard as its client would, each person apart, until nobody wants to', async () => {
  const tap = new PusherTap(external)
  const heard: string[] = []
  const stop = await tap.listen('ada', ({ id }) => heard.push(`ada ${id}`))
  await tap.listen('ben', ({ id }) => heard.push(`ben ${id}`))
  tell('ada', '1')
  tell('ben', '2')
  await expect.poll(() => heard).toEqual(['ada 1', 'ben 2'])
  expect(hub.stats().connections).toBe(1)
  stop()
  await expect.poll(() => hub.channels()).toEqual([userChannel('ben')])
  tap.close()
  await expect.poll(() => hub.stats().connections).toBe(0)
})

it('who leaves and is back at once is still heard', async () => {
  const tap = new PusherTap(external)
  const heard: string[] = []
  for (let count = 0; count < 5; count++) {
    const stop = await tap.listen('cyd', ({ id }) => heard.push(id))
    const again = tap.listen('cyd', ({ id }) => heard.push(`again ${id}`))
    stop()
    const stopAgain = await again
    heard.length = 0
    tell('cyd', String(count))
    await expect.poll(() => heard).toEqual([`again ${count}`])
    stopAgain()
  }
  tap.close()
})

it('a server that ends a person’s connections, ours with them, is heard again soon', async () => {
  const tap = new PusherTap(external)
  const heard: string[] = []
  await tap.listen('dee', ({ id }) => heard.push(id))
  hub.terminateUser('dee')
  let sent = 0
  await expect.poll(() => {
    tell('dee', String((sent += 1)))
    return heard.length
  }, { timeout: 10_000 }).toBeGreaterThan(0)
  tap.close()
})

it('a server that ends one person’s connections does not end what several are heard by', async () => {
  const tap = new PusherTap(external)
  const heard: string[] = []
  for (const one of ['fay', 'gus']) await tap.listen(one, ({ id }) => heard.push(id))
  expect(hub.terminateUser('fay')).toBe(0)
  for (const one of ['fay', 'gus']) tell(one, one)
  await expect.poll(() => heard).toEqual(['fay', 'gus'])
  tap.close()
})

it('more people than one connection takes are shared among several', async () => {
  const tap = new PusherTap(external)
  const heard = new Set<string>()
  const people = Array.from({ length: 120 }, (_, index) => `person-${index}`)
  await Promise.all(people.map(one => tap.listen(one, ({ id }) => heard.add(id))))
  await expect.poll(() => hub.stats().connections).toBe(2)
  for (const one of people) tell(one, one)
  await expect.poll(() => heard.size).toBe(120)
  tap.close()
})

it('a server that refuses us is said to be unavailable', async () => {
  const tap = new PusherTap({ ...external, secret: 'wrong' })
  await expect(tap.listen('ada', () => {})).rejects.toMatchObject({ code: 'unavailable' })
  tap.close()
})
