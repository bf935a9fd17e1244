import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import { conversations, create, direct, group, history, say } from './clients.fixture'
import listSample from './fixtures/conversations.json'
import createdSample from './fixtures/created-conversation.json'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const unknown = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const people = (count: number) => Promise.all(Array.from({ length: count }, () => api.client())) as Promise<[Client, Client, Client]>
const withPhoto = (who: Client) => database()`update users set avatar_url = '/api/uploads/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77?size=small' where id = ${who.made.id}`
const ids = (list: unknown) => (list as { id: string }[]).map(({ id }) => id).toSorted()
const idsOf = (...clients: Client[]) => clients.map(({ made }) => made.id).toSorted()

describe('POST /conversations', () => {
  it('should create conversation: 201, with everybody in it, as the document shows it', async () => {
    const [ada, ben] = await people(2)
    await Promise.all([withPhoto(ada), withPhoto(ben)])
    const { status, headers: _, ...body } = await create(ada, [ada.made.id, ben.made.id], { type: 'DIRECT' })
    expect(status).toBe(201)
    expect(shapeOf(body)).toEqual(shapeOf(createdSample))
    expect(body.message).toBe('Conversation created')
    expect(body.data).toMatchObject({ type: 'DIRECT', lastMessage: null, unreadCount: 0, createdAt: expect.stringMatching(time) })
    expect(ids(body.data.participants)).toEqual(idsOf(ada, ben))
  })

  it('decision 2: answers the one there is with 200, from either side, also when all ask at once', async () => {
    const [ada, ben] = await people(2)
    const asked = await Promise.all(Array.from({ length: 8 }, (_, index) => (index % 2 ? create(ada, [ben.made.id]) : create(ben, [ada.made.id]))))
    expect(new Set(asked.map(({ data }) => data.id)).size).toBe(1)
    expect(asked.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 200, 200, 200, 200, 201])
    const id = await direct(ada, ben)
    await say(ada, id, 'Hello')
    expect((await create(ben, [ada.made.id])).data).toMatchObject({ id, unreadCount: 1, lastMessage: { content: 'Hello', senderId: ada.made.id } })
  })

  it('rule 3: takes numbers for people, and is DIRECT unless it says otherwise', async () => {
    const [ada, ben] = await people(2)
    const { status, data } = await create(ada, [String(ada.made.number), String(ben.made.number)])
    expect([status, data.type, ids(data.participants)]).toEqual([201, 'DIRECT', idsOf(ada, ben)])
  })

  it('decision 17: makes a GROUP with a name or without, also of two, the caller always in it', async () => {
    const [ada, ben, cleo] = await people(3)
    const { status, data } = await create(ada, [ben.made.id, cleo.made.id], { type: 'GROUP', name: 'Project Discussion' })
    expect(status).toBe(201)
    expect(data).toMatchObject({ type: 'GROUP', name: 'Project Discussion', lastMessage: null, unreadCount: 0 })
    expect(ids(data.participants)).toEqual(idsOf(ada, ben, cleo))
    const small = await create(ada, [ben.made.id], { type: 'GROUP' })
    expect([small.status, small.data.type, small.data.name]).toEqual([201, 'GROUP', null])
    expect((await create(ada, [ben.made.id], { type: 'GROUP' })).data.id).not.toBe(small.data.id)
  })

  it('decision 22a: answers a DIRECT one that exists across a block too; a new one is 403', async () => {
    const [ada, ben, cleo] = await people(3)
    const id = await direct(ada, ben)
    await say(ada, id, 'Hello')
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    await cleo.call('PUT', `/api/users/${ada.made.id}/block`)
    expect(await create(ada, [ben.made.id])).toMatchObject({ status: 200, data: { id } })
    expect(await create(ada, [cleo.made.id])).toMatchObject({ status: 403, success: false, statusCode: 403, error: 'Forbidden' })
    expect(await create(cleo, [ada.made.id])).toMatchObject({ status: 403 })
  })

  it('decision 3: oneself is 400, nobody 404, and who accepts nobody 403', async () => {
    const [ada, ben] = await people(2)
    await ben.call('PATCH', '/api/me/settings', { whoCanMessage: 'nobody' })
    expect((await create(ada, [ada.made.id])).status).toBe(400)
    expect((await create(ada, [unknown])).status).toBe(404)
    expect((await create(ada, [ben.made.id])).status).toBe(403)
    expect((await create(ada, [ben.made.id, unknown], { type: 'GROUP' })).status).toBeGreaterThanOrEqual(403)
    expect((await conversations(ada)).data).toEqual([])
  })

  it.each([
    ['nobody', { participantIds: [] }], ['no list', { participantIds: 'x' }], ['nothing', {}], ['what is no id', { participantIds: ['not-an-id'] }],
    ['another type', { participantIds: [unknown], type: 'CHANNEL' }], ['three for a DIRECT one', { participantIds: [unknown, '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b78'], type: 'DIRECT' }],
    ['a name that is none', { participantIds: [unknown], type: 'GROUP', name: 7 }],
  ])('rule 8: refuses %s with 400 and a list', async (_what, body) => {
    const ada = await api.client()
    const { status, body: answer } = await ada.call('POST', '/api/messages/conversations', body)
    expect(status).toBe(400)
    expect(answer).toEqual({ success: false, statusCode: 400, message: [expect.stringMatching(/^(participantIds|type|name)/)], error: 'Bad Request' })
  })

  it('rule 7: the same key makes one group, and says so', async () => {
    const [ada, ben] = await people(2)
    const key = { 'idempotency-key': 'group' }
    const made = await Promise.all([1, 2, 3].map(() => create(ada, [ben.made.id], { type: 'GROUP', name: 'Once' }, key)))
    expect(new Set(made.map(({ data }) => data.id)).size).toBe(1)
    expect(made.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await create(ada, [ben.made.id], { type: 'GROUP', name: 'Twice' }, key)).status).toBe(409)
  })
})

describe('GET /conversations', () => {
  it('shows the others, what was said last and what is unread, as the document does', async () => {
    const [ada, ben] = await people(2)
    await withPhoto(ada)
    const id = await direct(ada, ben)
    for (const line of ['One', 'Two', 'Three']) await say(ada, id, line)
    await say(ben, id, 'Answer')
    for (const line of ['Four', 'Five']) await say(ada, id, line)
    const { status, ...body } = await conversations(ben)
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(listSample))
    expect(body.data).toMatchObject([{
      id, type: 'DIRECT', participants: [{ id: ada.made.id, isOnline: true, lastSeen: expect.stringMatching(time) }],
      lastMessage: { content: 'Five', senderId: ada.made.id, createdAt: expect.stringMatching(time) }, unreadCount: 5, updatedAt: expect.stringMatching(time),
    }])
    expect(body.meta).toEqual({ page: 1, limit: 20, total: 1, totalPages: 1 })
  })

  it('decision 3: lists and counts what a stranger wrote, while the native inbox does not', async () => {
    const [ada, ben] = await people(2)
    const id = await direct(ada, ben)
    expect((await conversations(ben)).data).toEqual([])
    await say(ada, id, 'Hello, stranger')
    expect((await conversations(ben)).data).toMatchObject([{ id, unreadCount: 1, lastMessage: { content: 'Hello, stranger' } }])
    expect((await ben.call('GET', '/api/inbox')).body.items).toEqual([])
  })

  it('decision 17: lists a group with the others in it, also to who was only asked', async () => {
    const [ada, ben, cleo] = await people(3)
    const id = await group(ada, [ben, cleo])
    await say(ada, id, 'Welcome')
    const [listed] = (await conversations(ben)).data
    expect(listed).toMatchObject({ id, type: 'GROUP', name: 'Project Discussion', unreadCount: 1, lastMessage: { content: 'Welcome' } })
    expect(ids(listed?.participants)).toEqual(idsOf(ada, cleo))
  })

  it('pages by page and limit, the latest first, and counts all', async () => {
    const [ada, ben, cleo] = await people(3)
    for (const [index, other] of [ben, cleo, await api.client()].entries()) await say(ada, await direct(ada, other), `${index}`)
    const contents = async (query: string) => (await conversations(ada, query)).data.map(({ lastMessage }) => lastMessage?.content)
    expect(await contents('?limit=2')).toEqual(['2', '1'])
    expect(await contents('?limit=2&page=2')).toEqual(['0'])
    expect(await contents('?page=9')).toEqual([])
    expect((await conversations(ada, '?limit=2&page=2')).meta).toEqual({ page: 2, limit: 2, total: 3, totalPages: 2 })
    expect((await conversations(ada, '?limit=1000')).meta).toMatchObject({ limit: 100 })
  })

  it('searches by name, of people and of groups', async () => {
    const [ada, ben, cleo] = await people(3)
    await say(ada, await direct(ada, ben), 'Hello')
    const id = await group(ada, [cleo], 'Проект Ω')
    expect((await conversations(ada, `?search=${ben.made.username}`)).data.map(one => one.type)).toEqual(['DIRECT'])
    expect(await conversations(ada, `?search=${encodeURIComponent('проект')}`)).toMatchObject({ data: [{ id }], meta: { total: 1 } })
    expect(await conversations(ada, '?search=nothing-of-the-kind')).toMatchObject({ data: [], meta: { total: 0, totalPages: 0 } })
  })

  it.each(['page=0', 'page=-1', 'page=x', 'limit=0', 'limit=-5', 'limit=1.5', 'limit='])('decision 22a: refuses %s with 400', async query => {
    const ada = await api.client()
    expect(await conversations(ada, `?${query}`)).toMatchObject({ status: 400, success: false, error: 'Bad Request' })
  })

  it('decision 12: across a block the other side reads as offline, and the history stays', async () => {
    const [ada, ben] = await people(2)
    const id = await direct(ada, ben)
    await say(ada, id, 'Hello')
    await say(ben, id, 'Hi')
    await ada.call('PUT', `/api/users/${ben.made.id}/block`)
    for (const who of [ada, ben]) {
      expect((await conversations(who)).data).toMatchObject([{ id, participants: [{ isOnline: false, lastSeen: null }] }])
      expect((await history(who, id)).data).toHaveLength(2)
      expect((await say(who, id, 'Still there?')).status).toBe(403)
    }
  })
})
