import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { webhookEvents } from '@/lib/contract/notifications'
import { announcer } from '@/lib/realtime/publish'
import { createConversation } from '../conversations/create-conversation'
import { jobs } from '../jobs/registry'
import { runDueJobs } from '../jobs/run-jobs'
import { sendMessage } from '../messages/send-message'
import { type Actor, refusal, scene } from '../testing/scene'
import { createWebhook, deleteWebhook, listWebhooks, maxWebhooks } from './webhooks'
import { isSigned, startWebhookReceiver, type WebhookReceiver } from './webhook-receiver.fixture'

const { ctx: bare, pair, person } = scene()
const ctx = {
  ...bare,
  announcer: announcer({ trigger: async () => {}, disconnect: async () => {} }),
  operator: { ...bare.operator, network: { allow: ['127.0.0.0/8'] } },
}
const { sql } = ctx

let receiver: WebhookReceiver
beforeAll(async () => {
  receiver = await startWebhookReceiver()
})
afterAll(() => receiver.close())
afterEach(() => sql`delete from jobs`)

const as = (who: Actor): Actor => ({ ...who, ...ctx })

/** A webhook of somebody at an address of its own. */
async function told(who: Actor, events: Parameters<typeof createWebhook>[1]['events'] = ['message_created']) {
  const path = newId()
  const webhook = await createWebhook(as(who), { url: receiver.url(path), events })
  return { ...webhook, path, who: as(who) }
}

const work = async () => {
  while (await runDueJobs(ctx, jobs) > 0);
}
const later = () => sql`update jobs set run_at = now() - interval '1 second'`
const stateOf = async ({ who, id }: { who: Actor; id: string }) => (await listWebhooks(who)).items.find(webhook => webhook.id === id)

describe('a delivery', () => {
  it('is the event as its owner gets it, signed with the secret that only the creation showed', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    const { view } = await sendMessage(as(ada), { id, text: 'Hello' })
    await work()
    const [delivery, ...more] = receiver.at(webhook.path)
    expect(more).toEqual([])
    expect(delivery).toMatchObject({
      headers: { 'content-type': 'application/json', 'parley-event': 'message_created', 'parley-delivery': delivery!.event.id },
      event: { v: 1, type: 'message_created', conversationId: id, seq: 1, message: view },
    })
    expect(isSigned(delivery!, webhook.secret)).toBe(true)
    expect(isSigned({ ...delivery!, body: `${delivery!.body} ` }, webhook.secret)).toBe(false)
    expect(JSON.stringify(await listWebhooks(webhook.who))).not.toContain(webhook.secret)
    expect(await stateOf(webhook)).toMatchObject({ lastStatus: 200, lastDeliveredAt: expect.stringMatching(/Z$/), disabledReason: null })
  })

  it('goes to everybody in the conversation who asked for this kind of event, the sender too, and nobody else', async () => {
    const [{ ada, ben, id }, outsider] = [await pair(), await person()]
    const [hers, his, other, theirs] = await Promise.all([told(ada), told(ben), told(ben, ['message_deleted']), told(outsider)])
    await sendMessage(as(ada), { id, text: 'Hello' })
    await work()
    expect([hers, his, other, theirs].map(({ path }) => receiver.at(path).length)).toEqual([1, 1, 0, 0])
  })

  it.each(['requested', 'declined', 'left'])('does not go to somebody whose membership is %s', async state => {
    const { ada, ben, id } = await pair()
    const [before, after] = [await told(ben), await told(ben)]
    await sendMessage(as(ada), { id, text: 'Hello' })
    await sql`update memberships set state = ${state} where conversation_id = ${id} and user_id = ${ben.made.id}`
    await work()
    expect([...receiver.at(before.path), ...receiver.at(after.path)]).toEqual([])
  })

  it('shows nothing of what was deleted by then', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    await sendMessage(as(ada), { id, text: 'a secret' })
    await sql`update messages set deleted_at = now(), text = '' where conversation_id = ${id}`
    await work()
    expect(receiver.at(webhook.path)).toMatchObject([{ event: { type: 'message_deleted' } }])
  })

  it('also tells of requests, with the one who asks', async () => {
    const [asks, asked] = [await person(), await person()]
    const webhook = await told(asked, ['request_created', 'message_created'])
    await createConversation(as(asks), { memberIds: [asked.made.id], text: 'May I?' })
    await work()
    expect(receiver.at(webhook.path)).toMatchObject([{ event: { type: 'request_created', request: { text: 'May I?', from: { id: asks.made.id } } } }])
  })

  it('is tried again later under the same id until it is answered with 2xx', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    receiver.answers(webhook.path, 500)
    await sendMessage(as(ada), { id, text: 'Hello' })
    await work()
    expect(await sql`select attempts, last_error from jobs`).toEqual([{ attempts: 1, last_error: 'The address answered 500.' }])
    expect(await stateOf(webhook)).toMatchObject({ lastStatus: 500, lastDeliveredAt: null, disabledReason: null })
    receiver.answers(webhook.path, 204)
    await later()
    await work()
    const [first, second] = receiver.at(webhook.path)
    expect(second?.headers['parley-delivery']).toBe(first?.headers['parley-delivery'])
    expect(await sql`select kind from jobs`).toEqual([])
  })

  it('is not sent on to where the address redirects', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    receiver.answers(webhook.path, 307)
    await sendMessage(as(ada), { id, text: 'Hello' })
    await work()
    expect(receiver.at('elsewhere')).toEqual([])
    expect(await stateOf(webhook)).toMatchObject({ lastStatus: 307 })
  })
})

describe('a webhook', () => {
  it('that has failed for hours is switched off with the reason, and told of nothing more', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    receiver.answers(webhook.path, 500)
    await sql`update webhooks set created_at = now() - interval '1 day' where id = ${webhook.id}`
    await sendMessage(as(ada), { id, text: 'Hello' })
    for (let attempt = 0; attempt < 12; attempt++) {
      await work()
      await later()
    }
    expect(receiver.at(webhook.path)).toHaveLength(10)
    expect(await stateOf(webhook)).toMatchObject({ disabledReason: 'No delivery has succeeded for hours. The address answered 500.' })
    await sendMessage(as(ada), { id, text: 'Hello again' })
    await work()
    expect(receiver.at(webhook.path)).toHaveLength(10)
  })

  it('that took something meanwhile stays on, although one delivery was given up', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    receiver.answers(webhook.path, 500)
    await sql`update webhooks set created_at = now() - interval '1 day', last_delivered_at = now() where id = ${webhook.id}`
    await sendMessage(as(ada), { id, text: 'Hello' })
    await sql`update jobs set attempts = 9`
    await work()
    expect(await sql`select failed_at is not null as failed from jobs`).toEqual([{ failed: true }])
    expect(await stateOf(webhook)).toMatchObject({ disabledReason: null })
  })

  it('whose address is gone (410) is switched off at once', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    receiver.answers(webhook.path, 410)
    await sendMessage(as(ada), { id, text: 'Hello' })
    await work()
    expect(await stateOf(webhook)).toMatchObject({ disabledReason: 'The address answered that it is gone (410).' })
  })

  it('whose name has come to lead to a private address is not called, and switched off', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    await sendMessage(as(ada), { id, text: 'Hello' })
    await runDueJobs({ ...ctx, operator: bare.operator }, jobs)
    expect(receiver.at(webhook.path)).toEqual([])
    expect(await stateOf(webhook)).toMatchObject({ disabledReason: 'The address is not one that this server calls.' })
  })

  it.each(['http://127.0.0.1:9/', 'http://localhost/', 'http://[::1]/', 'http://10.0.0.1/', 'http://169.254.169.254/', 'https://user:pass@example.org/'])(
    'cannot be at %s',
    async url => {
      expect(await refusal(createWebhook(await person(), { url, events: [...webhookEvents] }))).toBe('validation_failed')
    },
  )

  it('is one of at most 10', async () => {
    const ada = as(await person())
    for (let count = 0; count < maxWebhooks; count++) await told(ada)
    expect(await refusal(told(ada))).toBe('conflict')
    expect((await listWebhooks(ada)).items).toHaveLength(maxWebhooks)
  })

  it('is its owner’s alone to see and to delete', async () => {
    const [ada, ben] = [as(await person()), as(await person())]
    const webhook = await told(ada)
    expect((await listWebhooks(ben)).items).toEqual([])
    expect(await refusal(deleteWebhook(ben, webhook))).toBe('not_found')
    expect(await refusal(deleteWebhook(ada, { id: '1' }))).toBe('not_found')
    await deleteWebhook(ada, webhook)
    expect((await listWebhooks(ada)).items).toEqual([])
    expect(await refusal(deleteWebhook(ada, webhook))).toBe('not_found')
  })

  it('that is deleted is not even told of what waits', async () => {
    const { ada, ben, id } = await pair()
    const webhook = await told(ben)
    await sendMessage(as(ada), { id, text: 'Hello' })
    await deleteWebhook(webhook.who, webhook)
    await work()
    expect(receiver.at(webhook.path)).toEqual([])
  })
})
