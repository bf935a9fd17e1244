import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { announcer } from '@/lib/realtime/publish'
import { publishLeftovers } from '@/lib/realtime/outbox'
import type { NotificationChanges } from '@/lib/contract/settings'
import { jobs } from '../jobs/registry'
import { runDueJobs } from '../jobs/run-jobs'
import { sendMessage } from '../messages/send-message'
import { updatePresence } from '../presence/presence'
import { type Actor, scene } from '../testing/scene'
import { deletePushSubscription, listPushSubscriptions, putPushSubscription } from './push-subscriptions'
import { type PushService, startPushService } from './push-service.fixture'

const { ctx: bare, pair, person } = scene()
const reached = announcer({ trigger: async () => {}, disconnect: async () => {} })
const unreached = announcer({ trigger: () => Promise.reject(new Error('away')), disconnect: async () => {} })
const ctx = { ...bare, announcer: reached, operator: { ...bare.operator, network: { allow: ['127.0.0.0/8'] } } }
const { sql } = ctx

let service: PushService
beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service.close())
beforeEach(() => void service.pushes.splice(0))
afterEach(() => sql`delete from jobs`)

/** Ada and Ben in a conversation; Ben is away and has a browser that is called like him. */
async function away() {
  const { ada, ben, id } = await pair()
  const browser = newId()
  await subscribe(ben, browser)
  const say = (text: string, more: Partial<Parameters<typeof sendMessage>[1]> = {}, by: Actor = ada) =>
    sendMessage({ ...by, ...ctx }, { id, text, ...more })
  return { ada, ben, id, browser, say }
}

async function subscribe(who: Actor, browser: string) {
  const { publicKey } = await listPushSubscriptions(who)
  const subscription = service.subscribe(browser, publicKey)
  await putPushSubscription(who, subscription)
  return subscription
}

const work = async () => {
  while (await runDueJobs(ctx, jobs) > 0);
}
const bodies = () => service.pushes.map(({ message }) => (message as { body: string }).body)
const set = (who: Actor, changes: NotificationChanges) =>
  sql`update users set notifications = ${sql.json({ ...changes })} where id = ${who.made.id}`
const later = () => sql`update jobs set run_at = now() - interval '1 second'`

/** An upload of somebody, as far as a message needs it. */
async function upload(who: Actor, kind: string): Promise<string> {
  const id = newId()
  await sql`
    insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key)
    values (${id}, ${who.made.id}, 'a file', ${kind}, 'application/octet-stream', 1, 1, ${id})`
  return id
}

describe('a new message', () => {
  it('wakes who is away: encrypted for their browser, signed by this server, as messaging.md shows it', async () => {
    const { browser, id, say } = await away()
    const { view } = await say('Hey there!')
    await work()
    expect(service.pushes).toMatchObject([{
      browser,
      proven: true,
      claims: { sub: expect.stringMatching(/^(?:mailto|https):/) },
      headers: { 'content-encoding': 'aes128gcm', ttl: '86400', urgency: 'high', topic: view.id.replaceAll('-', '') },
      message: {
        title: 'Ada Lovelace',
        body: 'Ada Lovelace: Hey there!',
        tag: view.id,
        data: { type: 'NEW_MESSAGE', conversationId: id, messageId: view.id },
      },
    }])
  })

  it('wakes each of their browsers, and not the sender’s', async () => {
    const { ada, ben, browser, say } = await away()
    const other = newId()
    await subscribe(ben, other)
    await subscribe(ada, newId())
    await say('Hello')
    await work()
    expect(service.pushes.map(push => push.browser).toSorted()).toEqual([browser, other].toSorted())
  })

  it('wakes once, however often its job runs', async () => {
    const { say } = await away()
    const { view } = await say('Hello')
    await work()
    await sql`insert into jobs (id, kind, key, payload) values (${newId()}, 'notify_message', ${newId()}, ${sql.json({ conversationId: view.conversationId, seq: view.seq })})`
    await work()
    expect(service.pushes).toHaveLength(1)
  })

  it('is in the queue as soon as it is out of the outbox, and costs nothing where nobody subscribed', async () => {
    const { ada, id } = await pair()
    await sendMessage({ ...ada, ...ctx }, { id, text: 'Hello' })
    const { say } = await away()
    await say('Hello')
    expect(await sql`select kind from jobs`).toEqual([{ kind: 'notify_message' }])
    expect(await sql`select seq from outbox where conversation_id = ${id}`).toEqual([])
  })

  it('wakes although the process died right after it was written', async () => {
    const { ada, id } = await away()
    await sendMessage({ ...ada, ...ctx, announcer: bare.announcer }, { id, text: 'Hello' })
    await sql`update outbox set at = now() - interval '6 seconds' where conversation_id = ${id}`
    await publishLeftovers(ctx)
    await work()
    expect(service.pushes).toHaveLength(1)
  })

  it('wakes also while the real-time server is away, once', async () => {
    const { ada, id } = await away()
    const broken = { ...ctx, announcer: unreached }
    await sendMessage({ ...ada, ...broken }, { id, text: 'Hello' })
    await sql`update outbox set at = now() - interval '6 seconds' where conversation_id = ${id}`
    await publishLeftovers(broken)
    await work()
    await publishLeftovers(broken)
    await publishLeftovers(ctx)
    expect(await sql`select kind from jobs`).toEqual([])
    expect(await sql`select seq from outbox where conversation_id = ${id}`).toEqual([])
    expect(service.pushes).toHaveLength(1)
  })
})

describe('the words (dms.md, "Smart Notification Types")', () => {
  it('are "Alice sent you 2 photos", with the caption where there is one', async () => {
    const { ada, say } = await away()
    const photo = () => upload(ada, 'image')
    await say('', { uploadIds: [await photo()] })
    await say('', { uploadIds: [await photo(), await photo()] })
    await say('Rome', { uploadIds: [await photo(), await photo()] })
    await say('', { uploadIds: [await upload(ada, 'video')] })
    await say('', { uploadIds: [await upload(ada, 'audio')] })
    await say('', { uploadIds: [await photo(), await upload(ada, 'file')] })
    await work()
    expect(bodies().toSorted()).toEqual([
      'Ada Lovelace sent you 2 files',
      'Ada Lovelace sent you 2 photos',
      'Ada Lovelace sent you 2 photos: Rome',
      'Ada Lovelace sent you a photo',
      'Ada Lovelace sent you a video',
      'Ada Lovelace sent you an audio file',
    ])
  })

  it('are "Alice replied to your message" for an answer to one’s own, else what was said', async () => {
    const { ben, say } = await away()
    const { view: own } = await say('Who is there?')
    const { view: theirs } = await say('Me', {}, ben)
    await say('To myself', { replyToId: own.id })
    await say('To you', { replyToId: theirs.id })
    await work()
    expect(bodies().toSorted()).toEqual(['Ada Lovelace replied to your message', 'Ada Lovelace: To myself', 'Ada Lovelace: Who is there?'])
  })

  it('are cut where a push could not carry them', async () => {
    const { say } = await away()
    await say('🦊'.repeat(4000))
    await work()
    expect([...bodies()[0]!]).toHaveLength(300)
    expect(bodies()[0]).toMatch(/^Ada Lovelace: 🦊+…$/u)
  })

  it('are withheld from who wants no previews', async () => {
    const { ben, say } = await away()
    await set(ben, { preview: false })
    await say('a secret')
    await work()
    expect(bodies()).toEqual(['New message'])
    expect(JSON.stringify(service.pushes.map(({ message }) => message))).not.toContain('secret')
  })
})

describe('nobody is woken', () => {
  const rules: [why: string, arrange: (world: Awaited<ReturnType<typeof away>>) => Promise<unknown>][] = [
    ['who is here', ({ ben }) => updatePresence(ben, { status: 'online' })],
    ['who muted the conversation', ({ ben, id }) => membership(ben, id, sql`muted_until = now() + interval '1 hour'`)],
    ['who has not accepted the conversation', ({ ben, id }) => membership(ben, id, sql`state = 'requested'`)],
    ['who declined', ({ ben, id }) => membership(ben, id, sql`state = 'declined'`)],
    ['who left', ({ ben, id }) => membership(ben, id, sql`state = 'left'`)],
    ['who has read it already', ({ ben, id }) => membership(ben, id, sql`read_seq = 100`)],
    ['who cleared the conversation', ({ ben, id }) => membership(ben, id, sql`cleared_seq = 100`)],
    ['who wants no push', ({ ben }) => set(ben, { push: false })],
    ['in their quiet hours', ({ ben }) => quietNow(ben)],
    ['on a device that is signed out', ({ ben }) => sql`update sessions set revoked_at = now() where user_id = ${ben.made.id}`],
    ['whose account is suspended', ({ ben }) => sql`update users set suspended_at = now() where id = ${ben.made.id}`],
    ['on a browser that unsubscribed', async ({ ben }) => {
      const { items } = await listPushSubscriptions(ben)
      await deletePushSubscription(ben, { endpoint: items[0]!.endpoint })
    }],
    ['across a block', ({ ada, ben }) => sql`insert into blocks (blocker_id, blocked_id) values (${ben.made.id}, ${ada.made.id})`],
    ['for what was deleted meanwhile', ({ id }) => sql`update messages set deleted_at = now() where conversation_id = ${id}`],
  ]

  // What holds when the job runs is what counts.
  it.each(rules)('%s', async (_, arrange) => {
    const world = await away()
    await world.say('Hello')
    await arrange(world)
    await work()
    expect(service.pushes).toEqual([])
  })

  it('by a silent message', async () => {
    const { say } = await away()
    await say('Hello', { silent: true })
    await work()
    expect(service.pushes).toEqual([])
  })

  function membership(who: Actor, id: string, change: ReturnType<typeof sql>) {
    return sql`update memberships set ${change} where conversation_id = ${id} and user_id = ${who.made.id}`
  }

  async function quietNow(who: Actor) {
    const clock = (time: Date) => time.toISOString().slice(11, 16)
    const now = Date.now()
    await set(who, { quietHours: { from: clock(new Date(now - 3_600_000)), to: clock(new Date(now + 3_600_000)), timeZone: 'UTC' } })
  }
})

it('who was muted is woken again once the time is over', async () => {
  const { ben, id, say } = await away()
  await sql`update memberships set muted_until = now() - interval '1 second' where conversation_id = ${id} and user_id = ${ben.made.id}`
  await say('Hello')
  await work()
  expect(service.pushes).toHaveLength(1)
})

describe('a push service', () => {
  it.each([404, 410])('that knows a browser no more (%i) makes us forget it', async status => {
    const { ben, browser, say } = await away()
    service.answers(browser, status)
    await say('Hello')
    await work()
    expect((await listPushSubscriptions(ben)).items).toEqual([])
    expect(await sql`select kind from jobs`).toEqual([])
  })

  it.each([429, 503])('that is busy (%i) is asked again later, for those who were not woken', async status => {
    const { ben, browser, say } = await away()
    const other = newId()
    await subscribe(ben, other)
    service.answers(browser, status)
    await say('Hello')
    await work()
    expect(await sql`select attempts, last_error from jobs`).toEqual([{ attempts: 1, last_error: '1 of 2 browsers could not be reached.' }])
    service.answers(browser, 201)
    await later()
    await work()
    expect(service.pushes.map(push => push.browser).filter(name => name === other)).toHaveLength(1)
    expect(service.pushes.map(push => push.browser).filter(name => name === browser)).toHaveLength(2)
    expect(await sql`select kind from jobs`).toEqual([])
  })

  it('that refuses a message is not asked again', async () => {
    const { browser, say } = await away()
    service.answers(browser, 413)
    await say('Hello')
    await work()
    expect(service.pushes).toHaveLength(1)
    expect(await sql`select kind from jobs`).toEqual([])
  })

  it('on a private address is not called, and its browser forgotten', async () => {
    const { ben, say } = await away()
    await say('Hello')
    await runDueJobs({ ...ctx, operator: bare.operator }, jobs)
    expect(service.pushes).toEqual([])
    expect((await listPushSubscriptions(ben)).items).toEqual([])
  })
})

describe('a push subscription', () => {
  it('is one per browser, which belongs to who signed in there last', async () => {
    const [ada, ben] = await Promise.all([person(), person()])
    const { publicKey } = await listPushSubscriptions(ada)
    const subscription = service.subscribe(newId(), publicKey)
    await putPushSubscription(ada, subscription)
    await putPushSubscription(ada, subscription)
    expect((await listPushSubscriptions(ada)).items).toMatchObject([{ endpoint: subscription.endpoint, current: true }])
    await putPushSubscription(ben, subscription)
    expect((await listPushSubscriptions(ada)).items).toEqual([])
    await deletePushSubscription(ada, { endpoint: subscription.endpoint })
    expect((await listPushSubscriptions(ben)).items).toHaveLength(1)
  })

  it('is one of at most 20', async () => {
    const ada = await person()
    for (let count = 0; count < 21; count++) await subscribe(ada, newId())
    expect((await listPushSubscriptions(ada)).items).toHaveLength(20)
  })

  it('is made with a key that all instances share', async () => {
    await sql`delete from server_state`
    const instances = await Promise.all(Array.from({ length: 5 }, async () => listPushSubscriptions({ ...(await person()), sql: another() })))
    expect(new Set(instances.map(({ publicKey }) => publicKey)).size).toBe(1)
  })

  /** The database as another instance knows it. */
  function another() {
    return new Proxy(sql, {})
  }
})
