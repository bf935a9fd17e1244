import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import messageReadSample from './fixtures/message-read.json'
import messagesSample from './fixtures/messages.json'
import askedSample from './fixtures/send-message.json'
import sentSample from './fixtures/sent-message.json'
import { friends, history, markRead, open, page, rooms, say, talk, two } from './people.fixture'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const unknown = 999_999_999
const markMessageRead = (by: Client, id: unknown) => by.call('POST', `/api/chat/messages/${String(id)}/mark_read/`)
const contents = (shown: { content: string }[]) => shown.map(({ content }) => content)

describe('3. GET /api/chat/messages/', () => {
  it('answers the messages of the room, oldest first, as the document shows them', async () => {
    const { ada, ben, room } = await talk(api)
    const { results, next } = await page(ben, room)
    expect(shapeOf({ results })).toEqual(shapeOf(messagesSample))
    expect(next).toBeNull()
    expect(contents(results)).toEqual(['Hello!', 'Hi', 'One', 'Two', 'Three'])
    expect(results[0]).toMatchObject({ room, sender: { id: ada.made.number, username: ada.made.username } })
    expect(results.map(({ created_at }) => created_at)).toEqual(results.map(({ created_at }) => created_at).toSorted())
  })

  it('decision 8: shows to both sides exactly what is read', async () => {
    const { ada, ben, room } = await talk(api)
    for (const who of [ada, ben]) expect((await history(who, room)).map(({ is_read }) => is_read)).toEqual([true, false, false, false, false])
    await markRead(ben, room)
    expect((await history(ada, room)).map(({ is_read }) => is_read)).toEqual([true, false, true, true, true])
  })

  it('decision 13: the newest 100 by default, up to 200, and `next` leads through all that is older', async () => {
    const { ada, ben, room } = await talk(api)
    const conversation = database()`select id from conversations where number = ${room}`
    await database()`
      insert into messages (id, conversation_id, seq, sender_id, kind, text, client_id, fingerprint, created_at)
      select gen_random_uuid(), c.id, c.last_seq + n, ${ben.made.id}, 'text', 'Line ' || n, gen_random_uuid(), '', now()
      from (${conversation}) picked join conversations c using (id), generate_series(1, 245) n`
    expect(await history(ada, room)).toHaveLength(100)
    expect(await history(ada, room, '&limit=1000')).toHaveLength(200)
    const seen = []
    let next: string | null = `${api.base}/api/chat/messages/?room_id=${room}&limit=120`
    while (next) {
      const url: URL = new URL(next)
      expect([url.origin, url.pathname, url.searchParams.get('limit')]).toEqual([api.base, '/api/chat/messages/', '120'])
      const { body } = await ada.call('GET', url.pathname + url.search)
      seen.unshift(...contents(body.results as { content: string }[]))
      next = body.next as string | null
    }
    expect(seen).toEqual(['Hello!', 'Hi', 'One', 'Two', 'Three', ...Array.from({ length: 245 }, (_, index) => `Line ${index + 1}`)])
  })

  it('decision 13: `before` is a message, by number or UUID, exclusive', async () => {
    const { ada, room } = await talk(api)
    const last = await history(ada, room, '&limit=2')
    expect(contents(last)).toEqual(['Two', 'Three'])
    expect(contents(await history(ada, room, `&limit=2&before=${last[0]?.id}`))).toEqual(['Hi', 'One'])
    const [row] = await database()<{ id: string }[]>`select id from messages where number = ${last[0]?.id ?? 0}`
    expect(contents(await history(ada, room, `&limit=1&before=${row?.id}`))).toEqual(['One'])
    expect((await ada.call('GET', `/api/chat/messages/?room_id=${room}&before=${unknown}`)).status).toBe(404)
  })

  it('decision 17: holds what a group’s members and the system say', async () => {
    const { ada, cleo, room } = await friends(api)
    await say(ada, room, 'All of you')
    const shown = await history(cleo, room)
    expect(shown.at(-1)).toMatchObject({ room, content: 'All of you', sender: { id: ada.made.number }, is_read: false })
    expect(shown.every(({ content }) => content !== '')).toBe(true)
  })

  it('decision 18: tells files in words', async () => {
    const { ada, ben, room } = await talk(api)
    const form = new FormData()
    form.set('file', new File(['Hello'], 'hello.txt', { type: 'text/plain' }))
    const upload = await (await fetch(`${api.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${ada.token}` } })).json() as { id: string }
    await ada.call('POST', `/api/conversations/${room}/messages`, { uploadIds: [upload.id] })
    expect((await history(ben, room)).at(-1)?.content).toBe('File')
    expect((await rooms(ben))[0]?.last_message?.content).toBe('File')
  })
})

describe('4. POST /api/chat/messages/', () => {
  it('says it as the caller, not read yet, and answers it as the document shows it', async () => {
    const { ada, ben, room } = await talk(api)
    const { status, body } = await ada.call('POST', '/api/chat/messages/', { ...askedSample, room, sender: ben.made.number, is_read: true })
    expect([status, shapeOf(body)]).toEqual([201, shapeOf(sentSample)])
    expect(body).toMatchObject({ room, sender: { id: ada.made.number }, content: askedSample.content, is_read: false })
    expect((await history(ben, room)).at(-1)).toEqual(body)
  })

  it('makes now the room’s `updated_at`, and it its `last_message`', async () => {
    const { ada, ben, room } = await talk(api)
    const { body } = await say(ada, room, '  Now \r\n then  ')
    const [listed] = await rooms(ben)
    expect(listed).toMatchObject({ updated_at: body.created_at, last_message: { id: body.id, content: 'Now \n then' }, unread_count: 4 })
  })

  it('rule 3: takes the room by number, by number as text, and by UUID', async () => {
    const { ada, room } = await talk(api)
    const [row] = await database()<{ id: string }[]>`select id from conversations where number = ${room}`
    for (const name of [room, String(room), row?.id]) {
      const { status, body } = await ada.call('POST', '/api/chat/messages/', { room: name, content: 'Hello' })
      expect([status, body.room]).toEqual([201, room])
    }
  })

  it('rule 7: the same key sends once and answers the same, another body is 409', async () => {
    const { ada, room } = await talk(api)
    const key = { 'idempotency-key': 'once' }
    const answers = await Promise.all([say(ada, room, 'Once', key), say(ada, room, 'Once', key), say(ada, room, 'Once', key)])
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(2)
    expect((await say(ada, room, 'Twice', key)).status).toBe(409)
    expect(await history(ada, room)).toHaveLength(6)
  })

  it('decision 4: twenty unanswered messages, then 403 until they are answered', async () => {
    const [ada, ben] = await two(api)
    const room = Number((await open(ada, ben)).body.id)
    const sent = []
    for (let count = 0; count < 21; count++) sent.push((await say(ada, room, `${count}`)).status)
    expect(sent).toEqual([...Array.from({ length: 20 }, () => 201), 403])
    expect((await rooms(ben))[0]?.unread_count).toBe(20)
    await say(ben, room, 'Stop')
    expect((await say(ada, room, 'Sorry')).status).toBe(201)
  })

  it('decision 12: is 403 across a block, in both directions, while both still read', async () => {
    const { ada, ben, room } = await talk(api)
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect([(await say(ada, room, 'Hello')).status, (await say(ben, room, 'Hello')).status]).toEqual([403, 403])
    for (const who of [ada, ben]) expect(await history(who, room)).toHaveLength(5)
  })

  it('rule 4: is 404 in a room that is somebody else’s, as in one that does not exist', async () => {
    const { room } = await talk(api)
    const stranger = await api.client()
    const hidden = await say(stranger, room, 'Hello')
    expect([hidden.status, hidden.body]).toEqual([404, (await say(stranger, unknown, 'Hello')).body])
  })
})

describe('6. POST /api/chat/messages/{message_id}/mark_read/', () => {
  it('decision 8: marks that message only', async () => {
    const { ada, ben, room } = await talk(api)
    const two = (await history(ben, room))[3]
    const { status, body } = await markMessageRead(ben, two?.id)
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(messageReadSample)])
    expect(body).toEqual({ message: messageReadSample.message, id: two?.id })
    expect((await history(ada, room)).map(({ is_read }) => is_read)).toEqual([true, false, false, true, false])
    expect((await rooms(ben))[0]?.unread_count).toBe(2)
    expect((await markMessageRead(ben, two?.id)).status).toBe(200)
  })

  it('is 403 for an own message, 404 for one that is not there or not to be seen', async () => {
    const { ada, room } = await talk(api)
    const three = (await history(ada, room)).at(-1)
    expect((await markMessageRead(ada, three?.id)).status).toBe(403)
    const hidden = await markMessageRead(await api.client(), three?.id)
    expect([hidden.status, hidden.body]).toEqual([404, (await markMessageRead(ada, unknown)).body])
  })
})
