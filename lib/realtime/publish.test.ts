import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ParleyEvent, userChannel } from '@/lib/contract/events'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { scene } from '@/lib/messaging/testing/scene'
import { announcer, hubTransport, pusherTransport, shareHub } from './publish'
import { app, once, type RunningHub, startHub, subscribe } from './server/hub.fixture'

let running: RunningHub
beforeEach(async () => {
  running = await startHub()
  shareHub(running.hub)
})
afterEach(async () => {
  shareHub(undefined)
  await running.stop()
})

async function stopServer(): Promise<void> {
  shareHub(undefined)
  await running.shutDown()
}

function anEvent(): ParleyEvent {
  return { v: 1, id: randomUUID(), type: 'presence_changed', at: new Date().toISOString(), userId: randomUUID(), online: true, lastActiveAt: null }
}

const { ctx, pair } = scene()

async function unpublished(conversationId: string): Promise<number[]> {
  const rows = await ctx.sql<{ seq: number }[]>`select seq from outbox where conversation_id = ${conversationId} order by seq`
  return rows.map(({ seq }) => seq)
}

describe.each([
  ['the hub in this process', () => hubTransport],
  ['a server behind HTTP', () => pusherTransport({ appId: app.id, key: app.key, secret: app.secret, cluster: null, host: '127.0.0.1', port: running.port, scheme: 'http' })],
])('publishing to %s', (_, transport) => {
  it('reaches every socket of everybody who is named, with the event as it is', async () => {
    const [ada, ben] = [randomUUID(), randomUUID()]
    const channels = await Promise.all([ada, ada, ben].map(userId => subscribe(running.connect(), userChannel(userId))))
    const arrivals = channels.map(channel => once(channel, 'presence_changed'))
    const event = anEvent()
    await announcer(transport()).publish([{ userIds: [ada, ben], event }])
    expect(await Promise.all(arrivals)).toEqual([event, event, event])
  })

  it('leaves out the socket that has the answer already', async () => {
    const userId = randomUUID()
    const [cause, other] = [running.connect(), running.connect()]
    const heard: string[] = []
    const channels = await Promise.all([cause, other].map(client => subscribe(client, userChannel(userId))))
    channels[0]?.bind('presence_changed', ({ id }: { id: string }) => heard.push(id))
    const [first, second] = [anEvent(), anEvent()]
    const { publish } = announcer(transport())
    const arrived = once(channels[1]!, 'presence_changed')
    await publish([{ userIds: [userId], event: first }], cause.connection.socket_id)
    expect(await arrived).toEqual(first)
    // Frames of a socket keep their order, so the second event ends the wait for the first.
    const last = once(channels[0]!, 'presence_changed')
    await publish([{ userIds: [userId], event: second }])
    await last
    expect(heard).toEqual([second.id])
  })

  it('reaches more people than one trigger may name channels', async () => {
    const userIds = Array.from({ length: 250 }, () => randomUUID())
    const client = running.connect()
    const channels = await Promise.all([0, 99, 100, 199, 200, 249].map(at => subscribe(client, userChannel(userIds[at]!))))
    const arrivals = channels.map(channel => once(channel, 'presence_changed'))
    const event = anEvent()
    await announcer(transport()).publish([{ userIds, event }])
    expect(await Promise.all(arrivals)).toEqual(channels.map(() => event))
  })

  it('ends the connections of the person who is disconnected, and of nobody else', async () => {
    const [ada, ben] = [randomUUID(), randomUUID()]
    const [hers, his] = [running.connect(), running.connect()]
    await subscribe(hers, userChannel(ada))
    const channel = await subscribe(his, userChannel(ben))
    const socketId = his.connection.socket_id
    const refused = once<{ data: { code: number } }>(hers.connection, 'error')
    const told = announcer(transport())
    await told.disconnect(ada)
    expect((await refused).data.code).toBe(4009)
    const arrival = once(channel, 'presence_changed')
    await told.publish([{ userIds: [ben], event: anEvent() }])
    await arrival
    expect(his.connection.socket_id).toBe(socketId)
  })

  it('takes a message out of the outbox once it is out', async () => {
    const { ada, id } = await pair()
    await sendMessage({ ...ada, announcer: announcer(transport()) }, { id, text: 'hello' })
    expect(await unpublished(id)).toEqual([])
  })

  it('never throws where the server has stopped, and leaves the message in the outbox', async () => {
    const { ada, id } = await pair()
    const told = announcer(transport())
    await stopServer()
    const { view } = await sendMessage({ ...ada, announcer: told }, { id, text: 'hello' })
    await told.disconnect(ada.caller.userId)
    expect(view.seq).toBe(1)
    expect(await unpublished(id)).toEqual([1])
  })
})
