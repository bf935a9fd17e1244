import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import accepted from './fixtures/accepted-request.json'
import declined from './fixtures/declined-request.json'
import listed from './fixtures/requests.json'
import sent from './fixtures/sent-request.json'
import { itemsOf, type Scene, startScene, type User } from './people.fixture'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.close())

const two = (plan?: 'free' | 'premium') => Promise.all([scene.person(plan), scene.person()])
const respond = (who: User, id: unknown, action: string) => who.call('POST', `/messages/request/${id}/respond`, { action })
const requests = async (who: User, query = '') => itemsOf(await who.get(`/messages/requests${query}`), 'requests')
const messages = async (who: User, id: unknown) => itemsOf(await who.get(`/conversations/${id}/messages`), 'messages')

describe('POST /messages/request', () => {
  it('answers 201 as the document shows it, and what waits is a request, no conversation, for who was asked', async () => {
    const [ada, ben] = await two()
    const { status, body, data } = await ada.ask(ben, '  Hi! \r\nHiking? ')
    expect([status, shapeOf(body)]).toEqual([201, shapeOf(sent)])
    expect(data).toMatchObject({ preview_text: 'Hi! \nHiking?', status: 'pending', message: sent.data.message })
    expect(await requests(ben)).toMatchObject([{ id: data.request_id, preview_text: 'Hi! \nHiking?' }])
    expect(itemsOf(await ben.get('/conversations'), 'conversations')).toEqual([])
    const [mine] = itemsOf(await ada.get('/conversations'), 'conversations')
    expect(await messages(ada, mine?.id)).toMatchObject([{ id: data.message_id, is_request: true, request_status: 'pending' }])
  })

  it('takes 250 code points and no more', async () => {
    const [ada, ben] = await two()
    const long = await ada.ask(ben, '🙂'.repeat(251))
    expect([long.status, long.error.code]).toEqual([400, 'CONTENT_TOO_LONG'])
    expect((await ada.ask(ben, '🙂'.repeat(250))).data.preview_text).toBe('🙂'.repeat(250))
  })

  it('is one that waits per pair: MESSAGE_REQUEST_EXISTS, before and after a decline, and once they talk', async () => {
    const [ada, ben] = await two()
    const { data } = await ada.ask(ben)
    const again = await ada.ask(ben, 'Again')
    expect([again.status, again.error.code]).toEqual([409, 'MESSAGE_REQUEST_EXISTS'])
    await respond(ben, data.request_id, 'decline')
    expect((await ada.ask(ben, 'Again')).body).toEqual(again.body)
    const friends = await scene.friends()
    for (const [from, to] of [[friends.ada, friends.ben], [friends.ben, friends.ada]] as const) expect((await from.ask(to)).error.code).toBe('MESSAGE_REQUEST_EXISTS')
  })

  it('decision 5: crossed requests accept each other, and the second is told the conversation', async () => {
    const [ada, ben] = await two()
    const first = await ada.ask(ben)
    const second = await ben.ask(ada, 'And I you')
    expect(second.status).toBe(201)
    expect(second.data).toMatchObject({ request_id: first.data.request_id, status: 'accepted', preview_text: 'And I you', conversation_id: expect.any(String) })
    expect((await messages(ada, second.data.conversation_id)).map(({ id }) => id)).toEqual([first.data.message_id, second.data.message_id])
    expect(itemsOf(await ada.get('/matches'), 'matches')).toMatchObject([{ user: { id: ben.id }, status: 'active' }])
  })

  it('decision 5: of two at once one is accepted by the other', async () => {
    for (let round = 0; round < 5; round++) {
      const [ada, ben] = await two()
      const replies = await Promise.all([ada.ask(ben, 'A'), ben.ask(ada, 'B')])
      expect(replies.map(({ status }) => status)).toEqual([201, 201])
      expect(replies.some(({ data }) => data.status === 'accepted')).toBe(true)
      expect(replies[0]?.data.request_id).toBe(replies[1]?.data.request_id)
      expect(itemsOf(await ben.get('/matches'), 'matches')).toHaveLength(1)
    }
  })

  it('waits with premium too, where one expressly asks', async () => {
    const [ada, ben] = await two('premium')
    expect((await ada.ask(ben)).data.status).toBe('pending')
  })

  it('decision 6: waits for who follows the recipient too', async () => {
    const [ada, ben] = await two()
    await database()`insert into follows (follower_id, followed_id) values (${ada.id}, ${ben.id})`
    expect((await ada.ask(ben)).data.status).toBe('pending')
  })

  it('rule 7: once per Idempotency-Key, also when many arrive at once', async () => {
    const [ada, ben] = await two()
    const body = { receiver_id: ben.id, content: 'Once' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => ada.call('POST', '/messages/request', body, { 'idempotency-key': `ask ${ada.id}` })))
    expect(new Set(replies.map(({ status, data }) => `${status} ${String(data.request_id)}`)).size).toBe(1)
    expect(replies.filter(({ headers }) => headers.get('idempotency-replayed') !== 'true')).toHaveLength(1)
    const other = await ada.call('POST', '/messages/request', { ...body, content: 'Other' }, { 'idempotency-key': `ask ${ada.id}` })
    expect([other.status, other.error.code]).toEqual([409, 'CONFLICT'])
  })

  it('is refused to oneself, to who is not there, across a block, and by who accepts nobody', async () => {
    const [ada, ben, cleo, dan] = await Promise.all([1, 2, 3, 4].map(() => scene.person()))
    if (!ada || !ben || !cleo || !dan) throw new Error('There are four.')
    await ben.call('POST', `/users/${ada.id}/block`)
    await database()`update users set who_can_message = 'nobody' where id = ${cleo.id}`
    const codeOf = async (to: User) => {
      const { status, error } = await ada.ask(to)
      return `${status} ${error.code}`
    }
    expect(await codeOf(ada)).toBe('400 VALIDATION_ERROR')
    expect(await codeOf({ ...dan, id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' })).toBe('404 USER_NOT_FOUND')
    expect(await codeOf({ ...dan, id: 'nobody' })).toBe('400 VALIDATION_ERROR')
    expect(await codeOf(ben)).toBe('403 UNAUTHORIZED_ACTION')
    expect((await ada.ask(ben)).body).toEqual((await ada.ask(cleo)).body)
    expect((await ben.ask(ada)).error.code).toBe('USER_BLOCKED')
  })
})

describe('POST /messages/request/{request_id}/respond', () => {
  it('accepting answers as the document shows it, makes conversation and match, and opens to both', async () => {
    const [ada, ben] = await two()
    const { data } = await ada.ask(ben)
    const { status, body, data: answer } = await respond(ben, data.request_id, 'accept')
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(accepted)])
    expect(answer.match_created).toBe(true)
    expect(itemsOf(await ada.get('/matches'), 'matches')).toMatchObject([{ id: answer.match_id }])
    expect(await messages(ben, answer.conversation_id)).toMatchObject([{ id: data.message_id, is_request: true, request_status: 'accepted' }])
    expect((await ada.say(ben, 'Thanks')).status).toBe(201)
    expect((await respond(ben, data.request_id, 'accept')).data).toMatchObject({ match_created: false, match_id: answer.match_id })
  })

  it('declining answers as the document shows it, and nothing that the sender sees changes', async () => {
    const [ada, ben] = await two()
    const { data } = await ada.ask(ben)
    const seen = async () => JSON.stringify([
      await ada.get('/messages/requests?type=sent'), await ada.get('/messages/requests?type=sent&status=declined'), await ada.get('/conversations'),
      (await ada.say(ben, 'Hello?')).body, (await ada.ask(ben)).body,
    ])
    const before = await seen()
    const { status, body } = await respond(ben, data.request_id, 'decline')
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(declined)])
    expect(await seen()).toBe(before)
    expect(await requests(ben)).toEqual([])
    expect(await requests(ben, '?status=declined')).toMatchObject([{ id: data.request_id, status: 'declined' }])
    const late = await respond(ben, data.request_id, 'accept')
    expect([late.status, late.error.code]).toEqual([409, 'CONFLICT'])
  })

  it('is for who was asked alone; others learn nothing', async () => {
    const [ada, ben] = await two()
    const { data } = await ada.ask(ben)
    const other = await scene.person()
    const unknown = await respond(other, '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', 'accept')
    expect([unknown.status, unknown.error.code]).toEqual([404, 'REQUEST_NOT_FOUND'])
    for (const who of [other, ada]) expect((await respond(who, data.request_id, 'accept')).body).toEqual(unknown.body)
    for (const action of ['maybe', undefined]) expect((await ben.call('POST', `/messages/request/${String(data.request_id)}/respond`, { action })).status).toBe(400)
  })

  it('a reply and a like accept as well', async () => {
    const [ada, ben] = await two()
    const { data } = await ada.ask(ben)
    expect((await ben.say(ada, 'Yes')).status).toBe(201)
    expect(await requests(ada, '?type=sent&status=accepted')).toMatchObject([{ id: data.request_id }])
    const [cleo, dan] = await two()
    await cleo.ask(dan)
    expect((await dan.call('POST', '/likes', { user_id: cleo.id })).data).toMatchObject({ match_created: true })
    expect(await requests(cleo, '?type=sent&status=accepted')).toHaveLength(1)
  })
})

describe('DELETE /messages/request/{request_id}', () => {
  it('takes back what waits: gone for who was asked, cancelled for who asked, who may ask again', async () => {
    const [ada, ben] = await two()
    const { data } = await ada.ask(ben)
    const cancel = (who: User) => who.call('DELETE', `/messages/request/${String(data.request_id)}`)
    expect((await cancel(ben)).error.code).toBe('REQUEST_NOT_FOUND')
    expect([(await cancel(ada)).status, (await cancel(ada)).error.code]).toEqual([200, 'REQUEST_NOT_FOUND'])
    for (const status of ['pending', 'cancelled']) expect(await requests(ben, `?status=${status}`)).toEqual([])
    expect(await requests(ada, '?type=sent&status=cancelled')).toMatchObject([{ id: data.request_id, status: 'cancelled' }])
    expect((await ada.ask(ben)).status).toBe(201)
  })

  it('does not undo an acceptance', async () => {
    const { ada, requestId } = await scene.friends()
    expect((await ada.call('DELETE', `/messages/request/${requestId}`)).status).toBe(409)
  })
})

describe('GET /messages/requests', () => {
  it('shows received ones that wait as the document does, and sent ones with their receiver', async () => {
    const [ada, ben] = await two()
    await database()`update users set show_presence = 'everyone' where id in (${ada.id}, ${ben.id})`
    await ada.ask(ben)
    const received = await ben.call('GET', '/messages/requests')
    const sample = { ...listed, meta: { pagination: { cursor: null, hasMore: false } } }
    expect(shapeOf(received.body)).toEqual(shapeOf(sample))
    const age = new Date().getUTCFullYear() - 1995
    expect(itemsOf(received.data, 'requests')).toMatchObject([{ sender: { id: ada.id, age: expect.toSatisfy((n: number) => n === age || n === age - 1) } }])
    expect(await requests(ada, '?type=sent')).toMatchObject([{ sender: { id: ada.id }, receiver: { id: ben.id } }])
    expect(await requests(ada)).toEqual([])
  })

  it('decision 18: what was asked elsewhere with a picture alone reads "Photo"', async () => {
    const [ada, ben] = await two()
    const uploadId = newId()
    await database()`
      insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key)
      values (${uploadId}, ${ada.id}, 'picture.png', 'image', 'image/png', 10, 10, ${`uploads/${uploadId}`})`
    const { body } = await ada.client.call('POST', '/api/conversations', { memberIds: [ben.id] })
    await ada.client.call('POST', `/api/conversations/${String(body.id)}/messages`, { text: '', uploadIds: [uploadId] })
    expect(await requests(ben)).toMatchObject([{ preview_text: 'Photo' }])
  })

  it('goes on by its cursor, newest first, 20 at a time and 50 at most', async () => {
    const ben = await scene.person()
    const ids: unknown[] = []
    for (let count = 0; count < 23; count++) ids.unshift((await (await scene.person()).ask(ben)).data.request_id)
    const first = await ben.call('GET', '/messages/requests')
    const { cursor, hasMore } = (first.body.meta as typeof listed.meta).pagination
    expect([itemsOf(first.data, 'requests').length, hasMore]).toEqual([20, true])
    const rest = await ben.call('GET', `/messages/requests?cursor=${cursor}&limit=1000`)
    expect([...itemsOf(first.data, 'requests'), ...itemsOf(rest.data, 'requests')].map(({ id }) => id)).toEqual(ids)
    expect(rest.body.meta).toEqual({ pagination: { cursor: null, hasMore: false } })
    for (const query of [`type=sent&cursor=${cursor}`, 'cursor=made-up', 'type=all', 'status=open', 'limit=0']) {
      expect((await ben.call('GET', `/messages/requests?${query}`)).status).toBe(400)
    }
  })
})
