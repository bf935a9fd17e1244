import type { Channel } from 'pusher-js'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type NumberedEvent, userChannel } from '@/lib/contract/events'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { scene } from '@/lib/messaging/testing/scene'
import { publishLeftovers } from './outbox'
import { announcer, hubTransport, shareHub } from './publish'
import { type RunningHub, startHub, subscribe } from './server/hub.fixture'

const { ctx: bare, pair } = scene()
const ctx = { ...bare, announcer: announcer(hubTransport) }

let running: RunningHub
beforeEach(async () => {
  running = await startHub()
})
afterEach(async () => {
  shareHub(undefined)
  await running.stop()
  await ctx.sql`delete from outbox`
})

/** A pair whose messages were written while nothing could be published, as before a crash. */
async function leftBehind(...texts: string[]) {
  const { ada, ben, id } = await pair()
  for (const text of texts) await sendMessage({ ...ada, announcer: ctx.announcer }, { id, text })
  return { ben, id }
}

async function age(interval: string): Promise<void> {
  await ctx.sql`update outbox set at = at - ${interval}::interval`
}

async function unpublished(): Promise<number[]> {
  return (await ctx.sql<{ seq: number }[]>`select seq from outbox order by at`).map(({ seq }) => seq)
}

/** The next messages on a channel, so many of them. */
function messages(channel: Channel, count: number): Promise<NumberedEvent[]> {
  const heard: NumberedEvent[] = []
  return new Promise(resolve => channel.bind('message_created', (event: NumberedEvent) => {
    if (heard.push(event) === count) resolve(heard)
  }))
}

it('what a crash left is published, oldest first, and then gone', async () => {
  const { ben, id } = await leftBehind('one', 'two')
  shareHub(running.hub)
  const heard = messages(await subscribe(running.connect(), userChannel(ben.caller.userId)), 2)
  await age('5 seconds')
  expect(await publishLeftovers(ctx)).toBe(2)
  expect(await heard).toMatchObject([
    { conversationId: id, seq: 1, message: { text: 'one' } },
    { conversationId: id, seq: 2, message: { text: 'two' } },
  ])
  expect(await unpublished()).toEqual([])
  expect(await publishLeftovers(ctx)).toBe(0)
})

it('what is younger than 5 seconds is on its way out, and left alone', async () => {
  await leftBehind('one')
  shareHub(running.hub)
  // However slow this machine is, the row stays young.
  await ctx.sql`update outbox set at = now() + interval '1 minute'`
  expect(await publishLeftovers(ctx)).toBe(0)
  expect(await unpublished()).toEqual([1])
})

it('what cannot be published yet stays for the next time', async () => {
  await leftBehind('one')
  await age('1 minute')
  await publishLeftovers(ctx)
  expect(await unpublished()).toEqual([1])
})

it('nobody who has left is told', async () => {
  const { ben, id } = await leftBehind('one')
  await ctx.sql`update memberships set state = 'left' where conversation_id = ${id} and user_id = ${ben.caller.userId}`
  await age('1 minute')
  shareHub(running.hub)
  const channel = await subscribe(running.connect(), userChannel(ben.caller.userId))
  const heard: string[] = []
  channel.bind_global((name: string) => heard.push(name))
  await publishLeftovers(ctx)
  await ctx.announcer.publish([{ userIds: [ben.caller.userId], event: { v: 1, id: crypto.randomUUID(), type: 'resync', at: new Date().toISOString() } }])
  await expect.poll(() => heard).toEqual(['resync'])
})
