import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import samples from './fixtures/http.json'
import { answer, ask, inbox, listOf, messages, refusal, say, talk } from './people.fixture'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const two = () => Promise.all([api.client(), api.client()])
const follow = (from: Client, to: Client) => from.call('PUT', `/api/users/${to.made.id}/follow`)
const settings = (of: Client, change: object) => of.call('PATCH', '/api/me/settings', change)

async function asked() {
  const [ada, ben] = await two()
  const { body } = await ask(ada, ben)
  return { ada, ben, id: Number(body.id) }
}

describe('POST /dms/requests', () => {
  it('answers 201 with the thread as the document shows it, pending', async () => {
    const [ada, ben] = await two()
    const { status, body } = await ask(ada, ben)
    expect(status).toBe(201)
    expect(shapeOf(body)).toEqual(shapeOf(samples.thread))
    const [a, b] = [ada.made.number, ben.made.number].sort((one, other) => one - other)
    expect(body).toMatchObject({ status: 'pending', initiator_id: ada.made.number, user_a_id: a, user_b_id: b })
  })

  it('rule 3: takes a UUID too', async () => {
    const [ada, ben] = await two()
    expect((await ada.call('POST', '/dms/requests', { recipient_id: ben.made.id, text: 'Hello!' })).body).toMatchObject({ initiator_id: ada.made.number })
  })

  it('decision 6: is accepted at once where the sender follows the recipient, unless the recipient wants otherwise', async () => {
    const [[ada, ben], [cleo, dan]] = [await two(), await two()]
    await follow(ada, ben)
    expect((await ask(ada, ben)).body.status).toBe('accepted')
    expect(await inbox(ben)).toHaveLength(1)
    await settings(dan, { autoAccept: 'off' })
    await follow(cleo, dan)
    expect((await ask(cleo, dan)).body.status).toBe('pending')
  })

  it.each([
    ['no_one', 'nobody', false, 403], ['followers', 'followers', false, 403], ['followers, of a follower', 'followers', true, 201], ['everyone', 'everyone', false, 201],
  ])('"Privacy Settings": %s', async (_, whoCanMessage, follows, status) => {
    const [ada, ben] = await two()
    await settings(ben, { whoCanMessage })
    if (follows) await follow(ada, ben)
    expect((await ask(ada, ben)).status).toBe(status)
    expect(listOf(await ben.call('GET', '/dms/requests'))).toHaveLength(status === 201 && !follows ? 1 : 0)
  })

  it('decision 4: until it is accepted one message is all, by request or message', async () => {
    const { ada, ben, id } = await asked()
    for (const { status, body } of [await ask(ada, ben, 'Hello?'), await say(ada, id, 'Hello?')]) {
      expect(status).toBe(403)
      expect(body).toEqual({ detail: expect.any(String) })
    }
    expect(await messages(ada, id)).toHaveLength(1)
  })

  it('decision 5: crossed requests accept each other', async () => {
    const { ada, ben, id } = await asked()
    expect((await ask(ben, ada, 'You too')).body).toMatchObject({ id, status: 'accepted', initiator_id: ada.made.number })
    expect((await messages(ada, id)).map(({ text }) => text)).toEqual(['Hello!', 'You too'])
  })

  it('says it in the thread that is accepted already, and answers that (200)', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { status, body } = await ask(ben, ada, 'Once more')
    expect([status, body]).toMatchObject([200, { id, status: 'accepted' }])
    expect((await messages(ada, id)).at(-1)?.text).toBe('Once more')
  })

  it.each([
    ['oneself', 400, (ada: Client) => ({ recipient_id: ada.made.number, text: 'Hello!' })],
    ['nobody', 404, () => ({ recipient_id: 999_999_999, text: 'Hello!' })],
    ['blank', 400, (_: Client, ben: Client) => ({ recipient_id: ben.made.number, text: ' \u200b ' })],
    ['too long', 422, (_: Client, ben: Client) => ({ recipient_id: ben.made.number, text: 'x'.repeat(4001) })],
    ['no text', 422, (_: Client, ben: Client) => ({ recipient_id: ben.made.number })],
    ['no recipient', 422, () => ({ text: 'Hello!' })],
    ['a recipient that is no id', 422, () => ({ recipient_id: 'ben', text: 'Hello!' })],
    ['a fraction', 422, () => ({ recipient_id: 1.5, text: 'Hello!' })],
  ] as const)('refuses %s with %d', async (_, status, body) => {
    const [ada, ben] = await two()
    const reply = await ada.call('POST', '/dms/requests', body(ada, ben))
    expect(reply.status).toBe(status)
    expect(shapeOf(reply.body)).toEqual(shapeOf(refusal(status)))
    expect(await inbox(ada)).toEqual([])
  })

  it('rule 7: sent again under its key is the same, with other words 409', async () => {
    const [ada, ben] = await two()
    const key = { 'idempotency-key': 'once' }
    const body = { recipient_id: ben.made.number, text: 'Hello!' }
    const [first, ...more] = await Promise.all([1, 2, 3].map(() => ada.call('POST', '/dms/requests', body, key)))
    for (const reply of more) expect([reply.status, reply.body]).toEqual([201, first?.body])
    expect((await ada.call('POST', '/dms/requests', { ...body, text: 'Other' }, key)).status).toBe(409)
    expect(await messages(ada, first?.body.id)).toHaveLength(1)
  })

  it('decision 2: makes one thread, however many ask at once from both sides', async () => {
    const [ada, ben] = await two()
    const replies = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? ask(ada, ben, `a${index}`) : ask(ben, ada, `b${index}`))))
    expect(new Set(replies.flatMap(({ body }) => body.id ?? [])).size).toBe(1)
    expect(replies.filter(({ status }) => status >= 500)).toEqual([])
  })
})

describe('GET /dms/requests', () => {
  it('lists what waits for the caller, as the document shows it, the newest first', async () => {
    const [ada, ben, cleo] = await Promise.all([api.client(), api.client(), api.client()])
    await ask(ada, ben)
    await ask(cleo, ben)
    const list = listOf(await ben.call('GET', '/dms/requests'))
    expect(shapeOf(list)).toEqual(shapeOf([samples.thread]))
    expect(list.map(({ initiator_id, status }) => [initiator_id, status])).toEqual([[cleo.made.number, 'pending'], [ada.made.number, 'pending']])
    expect(listOf(await ada.call('GET', '/dms/requests'))).toEqual([])
  })

  it('decision 17: has no groups', async () => {
    const { ada, ben } = await talk(api.client)
    await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], name: 'Friends' })
    expect(listOf(await ben.call('GET', '/dms/requests'))).toEqual([])
    expect(await inbox(ben)).toHaveLength(1)
  })
})

describe('PUT /dms/requests/{thread_id}', () => {
  it('accepts: the thread is in both inboxes, and both write', async () => {
    const { ada, ben, id } = await asked()
    const { status, body } = await answer(ben, id, 'accepted')
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(samples.thread)])
    expect(body).toMatchObject({ id, status: 'accepted', initiator_id: ada.made.number })
    expect([(await inbox(ada))[0]?.status, (await inbox(ben))[0]?.status]).toEqual(['accepted', 'accepted'])
    expect([(await say(ada, id, 'One')).status, (await say(ben, id, 'Two')).status]).toEqual([201, 201])
    expect((await answer(ben, id, 'accepted')).status).toBe(200)
  })

  it('decision 5: rejects without a word to who asked', async () => {
    const { ada, ben, id } = await asked()
    const views = async () => JSON.stringify([await inbox(ada), await messages(ada, id), (await ask(ada, ben)).body, (await say(ada, id, 'More')).body])
    const before = await views()
    const { status, body } = await answer(ben, id, 'rejected')
    expect([status, body]).toMatchObject([200, { id, status: 'rejected' }])
    expect(await views()).toBe(before)
    expect(listOf(await ben.call('GET', '/dms/requests'))).toEqual([])
    expect((await answer(ben, id, 'rejected')).status).toBe(200)
    expect((await answer(ben, id, 'accepted')).status).toBe(409)
  })

  it('decision 5: after 7 days it may be asked anew', async () => {
    const { ada, ben, id } = await asked()
    await answer(ben, id, 'rejected')
    await database()`update requests set declined_at = declined_at - interval '7 days' where declined_at is not null and to_id = ${ben.made.id}`
    expect((await ask(ada, ben, 'And now?')).body).toMatchObject({ id, status: 'pending' })
    expect(listOf(await ben.call('GET', '/dms/requests'))).toHaveLength(1)
  })

  it('is for who is asked alone; to anybody else there is no request', async () => {
    const { ada, id } = await asked()
    const unknown = await answer(ada, 999_999_999, 'accepted')
    expect(unknown.status).toBe(404)
    for (const by of [ada, await api.client()]) {
      const { status, body } = await answer(by, id, 'accepted')
      expect([status, body]).toEqual([404, unknown.body])
    }
  })

  it('rule 8: knows two answers', async () => {
    const { ben, id } = await asked()
    for (const status of ['pending', '', 'Accepted']) expect((await answer(ben, id, status)).status).toBe(422)
    expect(listOf(await ben.call('GET', '/dms/requests'))).toHaveLength(1)
  })
})

describe('decision 5: a pending thread', () => {
  it('is in the inbox of who asked, and in the requests of who is asked', async () => {
    const { ada, ben, id } = await asked()
    expect(await inbox(ada)).toMatchObject([{ id, status: 'pending', last_message: 'Hello!' }])
    expect(await inbox(ben)).toEqual([])
    expect((await ben.call('GET', '/dms/unread-count')).body).toEqual({ unread: 0 })
    expect((await ben.call('GET', `/dms/threads/${id}/unread-count`)).body).toEqual({ unread: 0 })
    expect(await messages(ben, id)).toMatchObject([{ text: 'Hello!' }])
  })

  it('is accepted by a reply', async () => {
    const { ada, ben, id } = await asked()
    expect((await say(ben, id, 'Hi')).status).toBe(201)
    expect((await inbox(ada))[0]?.status).toBe('accepted')
  })

  it('that was taken back is gone for who was asked, and cancelled to who asked', async () => {
    const { ada, ben, id } = await asked()
    const sent = (await ada.call('GET', '/api/requests?box=sent')).body.items as { id: string }[]
    expect((await ada.call('DELETE', `/api/requests/${sent[0]?.id}`)).status).toBe(204)
    expect(await inbox(ada)).toMatchObject([{ id, status: 'cancelled' }])
    expect(listOf(await ben.call('GET', '/dms/requests'))).toEqual([])
    expect((await answer(ben, id, 'accepted')).status).toBe(404)
    expect((await ask(ada, ben, 'Again')).body).toMatchObject({ id, status: 'pending' })
  })
})
