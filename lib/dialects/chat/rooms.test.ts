import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { environment } from '@/lib/environment'
import { defineDialect } from '@/lib/http/next'
import { type Client, send, startApi, type TestApi } from '@/lib/http/testing/api'
import { chat } from '.'
import createdRoomSample from './fixtures/created-room.json'
import deletedSample from './fixtures/room-deleted.json'
import readSample from './fixtures/room-read.json'
import roomsSample from './fixtures/rooms.json'
import { deleteRoom, friends, history, markRead, open, type Room, rooms, say, talk, two } from './people.fixture'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const inOrder = (numbers: number[]) => numbers.toSorted((a, b) => a - b)
const numbersOf = (...people: Client[]) => inOrder(people.map(({ made }) => made.number))
const numbersIn = (room: Room | undefined) => inOrder((room?.participants ?? []).map(({ id }) => id))
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

describe('1. GET /api/chat/rooms/', () => {
  it('answers no results to somebody without rooms', async () => {
    expect((await (await api.client()).call('GET', '/api/chat/rooms/')).body).toEqual({ results: [] })
  })

  it('shows participants, the last message and what is unread, as the document does', async () => {
    const { ada, ben, room } = await talk(api)
    const { status, body } = await ben.call('GET', '/api/chat/rooms/')
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(roomsSample)])
    const [listed] = await rooms(ben)
    expect(listed).toMatchObject({ id: room, type: 'direct', name: 'Conversation', unread_count: 3, last_message: { content: 'Three', sender: { id: ada.made.number }, is_read: false } })
    expect(numbersIn(listed)).toEqual(numbersOf(ada, ben))
    expect(listed?.updated_at).toMatch(time)
  })

  it('counts exactly what was received and not read, and to who wrote it nothing', async () => {
    const { ada, ben, room } = await talk(api)
    expect((await rooms(ada))[0]?.unread_count).toBe(1)
    await markRead(ben, room)
    expect((await rooms(ben))[0]).toMatchObject({ unread_count: 0, last_message: { is_read: true } })
    expect((await rooms(ada))[0]).toMatchObject({ unread_count: 1, last_message: { is_read: true } })
  })

  it('sorts by `updated_at`, the most recent first', async () => {
    const { ada, ben, room } = await talk(api)
    const cleo = await api.client()
    const other = Number((await open(cleo, ben)).body.id)
    await say(cleo, other, 'Me too')
    expect((await rooms(ben)).map(({ id }) => id)).toEqual([other, room])
    await say(ada, room, 'And me')
    const listed = await rooms(ben)
    expect(listed.map(({ id }) => id)).toEqual([room, other])
    expect(listed.map(({ updated_at }) => updated_at)).toEqual(listed.map(({ updated_at }) => updated_at).toSorted().reverse())
  })

  it('decision 3: lists and counts what a stranger wrote, while the native inbox has it among the requests', async () => {
    const [ada, ben] = await two(api)
    const room = Number((await open(ada, ben)).body.id)
    expect(await rooms(ben)).toEqual([])
    await say(ada, room, 'Hello, stranger')
    expect(await rooms(ben)).toMatchObject([{ id: room, unread_count: 1, last_message: { content: 'Hello, stranger' } }])
    expect((await ben.call('GET', '/api/inbox')).body.items).toEqual([])
    expect((await ben.call('GET', '/api/me')).body).toMatchObject({ unreadCount: 0, requestCount: 1 })
  })

  it('decision 17: lists groups with everybody in them', async () => {
    const { ada, ben, cleo, room } = await friends(api)
    await say(ada, room, 'All of you')
    const [listed] = await rooms(cleo)
    expect(listed).toMatchObject({ id: room, type: 'group', name: 'Friends', unread_count: 1, last_message: { content: 'All of you' } })
    expect(numbersIn(listed)).toEqual(numbersOf(ada, ben, cleo))
    await ben.call('DELETE', `/api/conversations/${room}/members/${ben.made.id}`)
    expect(numbersIn((await rooms(cleo))[0])).toEqual(numbersOf(ada, cleo))
  })

  it('decision 14: the address is always there: one’s own, that of who shares it, else ""', async () => {
    const { ada, ben } = await talk(api)
    const emails = async () => Object.fromEntries((await rooms(ada))[0]?.participants.map(({ id, email }) => [id, email]) ?? [])
    const own = `${ada.made.username}@example.org`
    expect(await emails()).toEqual({ [ada.made.number]: own, [ben.made.number]: '' })
    await ben.call('PATCH', '/api/me/settings', { shareEmail: true })
    expect(await emails()).toEqual({ [ada.made.number]: own, [ben.made.number]: `${ben.made.username}@example.org` })
  })

  it('decision 14: splits names at the first space, and calls who is gone so', async () => {
    const { ada, ben } = await talk(api)
    await database()`update users set name = 'Ada King Lovelace' where id = ${ada.made.id}`
    const shown = async () => (await rooms(ben))[0]?.participants.find(({ id }) => id === ada.made.number)
    expect(await shown()).toMatchObject({ username: ada.made.username, first_name: 'Ada', last_name: 'King Lovelace' })
    expect((await ada.call('DELETE', '/api/me', { password: ada.made.password })).status).toBeLessThan(300)
    expect(await shown()).toMatchObject({ username: 'Deleted user', first_name: 'Deleted', last_name: 'user', email: '' })
  })
})

describe('2. POST /api/chat/rooms/create_direct_chat/', () => {
  it('creates the room (201), as the document shows it; from then on it is the one (200), from either side', async () => {
    const [ada, ben] = await two(api)
    const { status, body } = await open(ada, ben)
    expect([status, shapeOf({ ...body, participants: [] })]).toEqual([201, shapeOf(createdRoomSample)])
    expect(body).toMatchObject({ type: 'direct', name: 'Conversation', last_message: null, unread_count: 0 })
    expect((body.participants as unknown[]).length).toBe(2)
    const again = await open(ben, ada)
    expect([again.status, again.body.id]).toEqual([200, body.id])
    expect((await rooms(ada)).map(({ id }) => id)).toEqual([body.id])
  })

  it('decision 2: one room also from many at once, from both sides', async () => {
    const [ada, ben] = await two(api)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? open(ada, ben) : open(ben, ada))))
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  })

  it('rule 3: takes a person by UUID, and by number as text', async () => {
    const [ada, ben] = await two(api)
    for (const user_id of [ben.made.id, String(ben.made.number)]) {
      const { status, body } = await ada.call('POST', '/api/chat/rooms/create_direct_chat/', { user_id })
      expect([status < 300, typeof body.id]).toEqual([true, 'number'])
    }
  })

  it('decision 3: refuses oneself with 400, nobody with 404, across a block and where nobody may write with 403', async () => {
    const [ada, ben] = await two(api)
    const cleo = await api.client()
    expect((await open(ada, ada)).status).toBe(400)
    expect((await ada.call('POST', '/api/chat/rooms/create_direct_chat/', { user_id: 999_999_999 })).status).toBe(404)
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    await cleo.call('PATCH', '/api/me/settings', { whoCanMessage: 'nobody' })
    const refused = await Promise.all([open(ada, ben), open(ben, ada), open(ada, cleo)])
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
    expect(refused[0].body).toEqual(refused[2].body)
    expect(await rooms(ada)).toEqual([])
  })
})

describe('5. POST /api/chat/rooms/{room_id}/mark_read/', () => {
  it('marks all that was received, answers how many, and resets `unread_count`', async () => {
    const { ada, ben, room } = await talk(api)
    const { status, body } = await markRead(ben, room)
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(readSample)])
    expect(body).toEqual({ message: readSample.message, updated_count: 3 })
    expect((await markRead(ben, room)).body.updated_count).toBe(0)
    expect((await rooms(ben))[0]?.unread_count).toBe(0)
    expect((await rooms(ada))[0]?.unread_count).toBe(1)
  })

  it('decision 3: is possible in what a stranger wrote, who sees that it was read', async () => {
    const [ada, ben] = await two(api)
    const room = Number((await open(ada, ben)).body.id)
    await say(ada, room, 'Hello')
    expect((await markRead(ben, room)).body.updated_count).toBe(1)
    expect((await history(ada, room))[0]?.is_read).toBe(true)
  })
})

describe('7. DELETE /api/chat/rooms/{room_id}/', () => {
  it('erases all messages for both; the caller has it out of sight, the other side emptied', async () => {
    const { ada, ben, room } = await talk(api)
    const { status, body } = await deleteRoom(ada, room)
    expect([status, body]).toEqual([200, deletedSample])
    expect(await rooms(ada)).toEqual([])
    expect(await rooms(ben)).toMatchObject([{ id: room, last_message: null, unread_count: 0 }])
    expect([await history(ada, room), await history(ben, room)]).toEqual([[], []])
    expect(await database()`select from messages m join conversations c on c.id = m.conversation_id where c.number = ${room}`).toHaveLength(0)
  })

  it('decision 11: a new message brings it back under the same id, so does opening it again', async () => {
    const { ada, ben, room } = await talk(api)
    await deleteRoom(ada, room)
    await say(ben, room, 'Are you there?')
    expect(await rooms(ada)).toMatchObject([{ id: room, unread_count: 1, last_message: { content: 'Are you there?' } }])
    await deleteRoom(ada, room)
    const { status, body } = await open(ada, ben)
    expect([status, body.id]).toEqual([200, room])
    expect(await rooms(ada)).toMatchObject([{ id: room, last_message: null }])
  })

  it('decision 11: clears only the caller’s view where whoever runs the server wants it so', async () => {
    const { ada, ben, room } = await talk(api)
    const settings = environment()
    settings.contractDelete = 'mine'
    const { status, body } = await deleteRoom(ada, room)
    settings.contractDelete = 'everyone'
    expect([status, body]).toEqual([200, deletedSample])
    expect(await rooms(ada)).toEqual([])
    expect(await history(ben, room)).toHaveLength(5)
  })

  it('leaves a group to the others', async () => {
    const { ada, ben, room } = await friends(api)
    await say(ada, room, 'All of you')
    expect((await deleteRoom(ada, room)).status).toBe(200)
    expect(await rooms(ada)).toEqual([])
    expect((await rooms(ben))[0]?.last_message?.content).toBe('All of you')
  })

  it('is for participants: to others there is none', async () => {
    const { ada, room } = await talk(api)
    const stranger = await api.client()
    const hidden = await deleteRoom(stranger, room)
    expect([hidden.status, hidden.body]).toEqual([404, (await deleteRoom(stranger, 999_999_999)).body])
    expect(await history(ada, room)).toHaveLength(5)
  })
})

describe('addresses', () => {
  it('end in a slash without any redirect, and mean the same without one', async () => {
    const { ben, room } = await talk(api)
    for (const path of ['/api/chat/rooms/', '/api/chat/rooms', `/api/chat/messages/?room_id=${room}`, `/api/chat/messages?room_id=${room}`]) {
      const response = await fetch(api.base + path, { headers: { authorization: `Bearer ${ben.token}` }, redirect: 'manual' })
      expect(response.status).toBe(200)
    }
    expect((await send(api.base, 'POST', '/api/chat/heartbeat', {}, { authorization: `Bearer ${ben.token}` })).status).toBe(200)
  })

  it('answer the same where Next serves alone', async () => {
    const { ben, room } = await talk(api)
    for (const path of ['/api/chat/rooms/', `/api/chat/messages/?room_id=${room}`, '/api/chat/messages/', '/api/chat/nothing/', '/api/chat/heartbeat/']) {
      const init = { headers: { authorization: `Bearer ${ben.token}` } }
      const overNext = await defineDialect(chat).GET(new Request(api.base + path, init), { params: Promise.resolve({}) })
      const overNode = await fetch(api.base + path, init)
      expect([overNext.status, await overNext.text()]).toEqual([overNode.status, await overNode.text()])
    }
  })
})
