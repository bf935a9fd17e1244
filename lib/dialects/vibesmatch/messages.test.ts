import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { shapeOf } from '@/lib/dialects/testing/shape'
import conversationsSample from './fixtures/conversations.json'
import markedRead from './fixtures/marked-read.json'
import messagesSample from './fixtures/messages.json'
import sentMessage from './fixtures/sent-message.json'
import { itemsOf, type Scene, startScene, type User } from './people.fixture'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.close())

const nowhere = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const two = (plan?: 'free' | 'premium') => Promise.all([scene.person(plan), scene.person()])
const conversations = async (who: User, query = '') => itemsOf(await who.get(`/conversations${query}`), 'conversations')
const messages = async (who: User, id: string, query = '') => itemsOf(await who.get(`/conversations/${id}/messages${query}`), 'messages')
const read = (who: User, id: unknown) => who.call('PUT', `/messages/${id}/read`)

async function upload(owner: User, kind = 'image'): Promise<string> {
  const id = newId()
  await database()`
    insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key)
    values (${id}, ${owner.id}, 'picture.png', ${kind}, 'image/png', 10, 10, ${`uploads/${id}`})`
  return id
}

describe('POST /messages/send', () => {
  it('answers 201 as the document shows it, by UUID or number', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    const { status, body, data } = await ada.say(ben, "  What's your favorite hiking spot? ", { message_type: 'text' })
    expect([status, shapeOf(body)]).toEqual([201, shapeOf(sentMessage)])
    expect(data.conversation_id).toBe(conversationId)
    expect((await ada.say({ ...ben, id: String(ben.client.made.number) }, 'Again')).data.conversation_id).toBe(conversationId)
    const [last] = await conversations(ben)
    expect(last).toMatchObject({ last_message: { content: 'Again' }, unread_count: 3 })
    expect((await messages(ben, conversationId)).map(({ is_request: isRequest }) => isRequest)).toEqual([true, false, false])
  })

  it('needs a conversation: CONVERSATION_NOT_FOUND to a stranger, and to who does not exist, with nothing stored', async () => {
    const [ada, ben] = await two()
    const stranger = await ada.say(ben, 'Hello')
    expect([stranger.status, stranger.error.code]).toEqual([404, 'CONVERSATION_NOT_FOUND'])
    expect((await ada.say({ ...ben, id: nowhere }, 'Hello')).body).toEqual(stranger.body)
    expect(await conversations(ada)).toEqual([])
  })

  it('waits for the acceptance: UNAUTHORIZED_ACTION', async () => {
    const [ada, ben] = await two()
    await ada.ask(ben)
    const { status, error } = await ada.say(ben, 'Hello?')
    expect([status, error.code]).toEqual([403, 'UNAUTHORIZED_ACTION'])
  })

  it('decision 7: premium writes directly, but not past a block or who accepts nobody', async () => {
    const [ada, ben] = await two('premium')
    expect((await ada.say(ben, 'x'.repeat(251))).status).toBe(201)
    expect(await conversations(ben)).toHaveLength(1)
    const [cleo, dan] = await two()
    await database()`update users set who_can_message = 'nobody' where id = ${cleo.id}`
    await dan.call('POST', `/users/${ada.id}/block`)
    for (const other of [cleo, dan]) expect((await ada.say(other, 'Hello')).error).toEqual({ code: 'UNAUTHORIZED_ACTION', message: expect.any(String) })
  })

  it('decision 7: premium writes to who was asked before as well, and that opens it', async () => {
    const [ada, ben] = await two('premium')
    await ada.ask(ben)
    expect((await ada.say(ben, 'Hello')).status).toBe(201)
    expect(await conversations(ben)).toMatchObject([{ unread_count: 2 }])
  })

  it('a match is open to both', async () => {
    const [ada, ben] = await two()
    await ada.call('POST', '/likes', { user_id: ben.id })
    await ben.call('POST', '/likes', { user_id: ada.id })
    expect((await ada.say(ben, 'Hello')).status).toBe(201)
  })

  it('refuses what does not fit, with nothing stored', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    const cases: [body: unknown, status: number, code: string][] = [
      [{ receiver_id: ben.id, content: ' \u200b' }, 400, 'VALIDATION_ERROR'],
      [{ receiver_id: ben.id, content: 'a\u0007' }, 400, 'VALIDATION_ERROR'],
      [{ receiver_id: ben.id, content: 'x'.repeat(4001) }, 400, 'CONTENT_TOO_LONG'],
      [{ receiver_id: ben.id, content: 'x'.repeat(150_000) }, 400, 'CONTENT_TOO_LONG'],
      [{ receiver_id: ben.id, content: 'x', message_type: 'video' }, 400, 'INVALID_MESSAGE_TYPE'],
      [{ receiver_id: ben.id, content: 'x', message_type: 'emoji' }, 400, 'INVALID_MESSAGE_TYPE'],
      [{ receiver_id: ben.id, content: 'x', message_type: 7 }, 400, 'VALIDATION_ERROR'],
      [{ receiver_id: ben.id }, 400, 'VALIDATION_ERROR'],
      [{ content: 'x' }, 400, 'VALIDATION_ERROR'],
      [{ receiver_id: 'ben', content: 'x' }, 400, 'VALIDATION_ERROR'],
      [{ receiver_id: ada.id, content: 'x' }, 400, 'VALIDATION_ERROR'],
    ]
    for (const [body, status, code] of cases) {
      const reply = await ada.call('POST', '/messages/send', body)
      expect([reply.status, reply.error.code]).toEqual([status, code])
    }
    expect(await messages(ada, conversationId)).toHaveLength(1)
  })

  it('decision 18: an image is an own upload, by id or URL; it shows as its URL, and in previews as "Photo"', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    const [one, other] = [await upload(ada), await upload(ada)]
    for (const content of [one, `/api/uploads/${other}`]) expect((await ada.say(ben, content, { message_type: 'image' })).status).toBe(201)
    const image = (id: string) => ({ message_type: 'image', content: `/api/uploads/${id}` })
    expect(await messages(ben, conversationId)).toMatchObject([{ message_type: 'text' }, image(one), image(other)])
    expect(await conversations(ben)).toMatchObject([{ last_message: { content: 'Photo' } }])
    const foreign = [await upload(ben), nowhere, 'https://storage.vibesmatch.com/photos/jane_1.jpg', 'x']
    const replies = await Promise.all(foreign.map(content => ada.say(ben, content, { message_type: 'image' })))
    expect(new Set(replies.map(({ status, error }) => `${status} ${error.code} ${error.message}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(400)
    expect((await ada.say(ben, await upload(ada, 'file'), { message_type: 'image' })).error.code).toBe('INVALID_MESSAGE_TYPE')
  })

  it('emoji are told from words', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    for (const content of ['❤️', '👩‍👩‍👧 🇮🇸']) expect((await ada.say(ben, content, { message_type: 'emoji' })).status).toBe(201)
    await ada.say(ben, '7')
    expect((await messages(ada, conversationId)).map(({ message_type: type }) => type)).toEqual(['text', 'emoji', 'emoji', 'text'])
  })

  it('rule 7: once per Idempotency-Key', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    const body = { receiver_id: ben.id, content: 'Once' }
    const replies = await Promise.all(Array.from({ length: 10 }, () => ada.call('POST', '/messages/send', body, { 'idempotency-key': `say ${ada.id}` })))
    expect(new Set(replies.map(({ status, data }) => `${status} ${String(data.message_id)}`)).size).toBe(1)
    expect(await messages(ben, conversationId)).toHaveLength(2)
    expect((await ada.call('POST', '/messages/send', { ...body, content: 'Other' }, { 'idempotency-key': `say ${ada.id}` })).status).toBe(409)
  })
})

describe('GET /conversations', () => {
  it('shows them as the document does, the last activity first, with exact unread counts', async () => {
    const { ada, ben } = await scene.friends()
    const cleo = await scene.person('premium')
    await cleo.say(ada, 'Hello')
    await cleo.call('GET', '/conversations')
    for (const text of ['One', 'Two']) await ben.say(ada, text)
    const { body, data } = await ada.call('GET', '/conversations?limit=1')
    expect(shapeOf(body)).toEqual(shapeOf(conversationsSample))
    expect(itemsOf(data, 'conversations')).toMatchObject([{ user: { id: ben.id, is_online: true }, unread_count: 2, last_message: { content: 'Two', sender_id: ben.id, is_read: false } }])
    expect((await conversations(ada)).map(({ user }) => (user as { id: string }).id)).toEqual([ben.id, cleo.id])
  })

  it('type tells active from archived; anything else is 400, as is a made-up cursor or limit', async () => {
    const { ada, ben, conversationId, matchId } = await scene.friends()
    await ben.call('DELETE', `/matches/${matchId}`)
    for (const who of [ada, ben]) {
      expect(await conversations(who)).toEqual([])
      expect(await conversations(who, '?type=archived')).toMatchObject([{ id: conversationId }])
    }
    for (const query of ['type=all', 'type=', 'cursor=made-up', 'limit=0', 'limit=-1', 'limit=ten']) expect((await ada.call('GET', `/conversations?${query}`)).status).toBe(400)
  })

  it('goes on by its cursor, 20 at a time and 50 at most', async () => {
    const ada = await scene.person()
    const ids: string[] = []
    for (let count = 0; count < 53; count++) {
      const other = await scene.person()
      ids.unshift(await makeConversation(database(), [other.id, ada.id], [{ senderId: other.id, text: 'Hi', at: new Date(1_700_000_000_000 + count) }]))
    }
    const seen: unknown[] = []
    const sizes: number[] = []
    for (let query = ''; ;) {
      const { body, data } = await ada.call('GET', `/conversations${query}`)
      const page = itemsOf(data, 'conversations')
      sizes.push(page.length)
      seen.push(...page.map(({ id }) => id))
      const { cursor, hasMore } = (body.meta as typeof conversationsSample.meta).pagination
      if (!hasMore) break
      query = `?cursor=${cursor}`
    }
    expect([sizes, seen]).toEqual([[20, 20, 13], ids])
    expect(await conversations(ada, '?limit=1000')).toHaveLength(50)
  })
})

describe('GET /conversations/{conversation_id}/messages', () => {
  it('shows them as the document does', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    await read(ben, (await messages(ben, conversationId))[0]?.id)
    await ben.say(ada, 'Thanks for accepting!')
    const [first, second] = await messages(ben, conversationId)
    expect([first, second].map(shapeOf)).toEqual(messagesSample.data.messages.map(shapeOf))
    expect(first).toMatchObject({ sender_id: ada.id, receiver_id: ben.id, request_status: 'accepted', is_read: true })
    expect(second).toMatchObject({ sender_id: ben.id, receiver_id: ada.id, is_request: false, is_read: false })
  })

  it('the newest page first, ascending inside, and older ones by the cursor: 50 at a time, 100 at most', async () => {
    const [ada, ben] = await two()
    const lines = Array.from({ length: 120 }, (_, n) => ({ senderId: ada.id, text: `${n}`, at: new Date(1_700_000_000_000 + n) }))
    const id = await makeConversation(database(), [ada.id, ben.id], lines)
    const { body, data } = await ben.call('GET', `/conversations/${id}/messages`)
    const newest = itemsOf(data, 'messages').map(({ content }) => Number(content))
    expect(newest).toEqual(Array.from({ length: 50 }, (_, n) => n + 70))
    const { cursor } = (body.meta as typeof messagesSample.meta).pagination
    expect((await messages(ben, id, `?limit=1000&cursor=${cursor}`)).map(({ content }) => Number(content))).toEqual(Array.from({ length: 70 }, (_, n) => n))
    expect(await messages(ben, id, '?limit=1000')).toHaveLength(100)
    for (const query of ['cursor=made-up', 'limit=0', 'limit=x']) expect((await ben.call('GET', `/conversations/${id}/messages?${query}`)).error.code).toBe('VALIDATION_ERROR')
  })

  it('is for members alone: others get CONVERSATION_NOT_FOUND, as for none', async () => {
    const { conversationId } = await scene.friends()
    const other = await scene.person()
    const unknown = await other.call('GET', `/conversations/${nowhere}/messages`)
    expect([unknown.status, unknown.error.code]).toEqual([404, 'CONVERSATION_NOT_FOUND'])
    for (const id of [conversationId, 'x', '0']) expect((await other.call('GET', `/conversations/${id}/messages`)).body).toEqual(unknown.body)
  })

  it('who was asked may look before answering', async () => {
    const [ada, ben] = await two()
    await ada.ask(ben)
    const [mine] = await conversations(ada)
    expect(await messages(ben, String(mine?.id))).toMatchObject([{ is_request: true, request_status: 'pending', receiver_id: ben.id }])
  })
})

describe('PUT /messages/{message_id}/read', () => {
  it('answers as the document shows it, of that message only, and again the same', async () => {
    const { ada, ben, conversationId } = await scene.friends()
    const ids = [(await ada.say(ben, 'One')).data.message_id, (await ada.say(ben, 'Two')).data.message_id]
    const { status, body, data } = await read(ben, ids[0])
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(markedRead)])
    expect((await read(ben, ids[0])).data).toEqual(data)
    expect(await messages(ben, conversationId)).toMatchObject([{ is_read: false }, { is_read: true, read_at: data.read_at }, { is_read: false }])
    expect(await conversations(ben)).toMatchObject([{ unread_count: 2 }])
  })

  it('own ones are 403, of others MESSAGE_NOT_FOUND, as for none', async () => {
    const { ada, ben } = await scene.friends()
    const { data } = await ada.say(ben, 'One')
    const own = await read(ada, data.message_id)
    expect([own.status, own.error.code]).toEqual([403, 'UNAUTHORIZED_ACTION'])
    const other = await scene.person()
    const unknown = await read(other, nowhere)
    expect([unknown.status, unknown.error.code]).toEqual([404, 'MESSAGE_NOT_FOUND'])
    for (const id of [data.message_id, 'x']) expect((await read(other, id)).body).toEqual(unknown.body)
  })

  it.each([['premium', true], ['free', false]] as const)('decision 7: to %s people own messages show that they are read: %s', async (plan, shows) => {
    const { ada, ben, conversationId } = await scene.friends(plan)
    const { data } = await ada.say(ben, 'One')
    await read(ben, data.message_id)
    const last = (await messages(ada, conversationId)).at(-1)
    expect([last?.is_read, 'read_at' in (last ?? {})]).toEqual([shows, shows])
    expect(await conversations(ada)).toMatchObject([{ last_message: { is_read: shows } }])
  })
})
