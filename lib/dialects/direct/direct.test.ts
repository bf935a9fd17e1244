import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { environment } from '@/lib/environment'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import conversationsSample from './fixtures/conversations.json'
import deletedConversationSample from './fixtures/deleted-conversation.json'
import deletedMessageSample from './fixtures/deleted-message.json'
import markedSample from './fixtures/marked.json'
import messagesSample from './fixtures/messages.json'
import sentSample from './fixtures/sent-message.json'
import unreadSample from './fixtures/unread-count.json'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const unknown = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** What the document's client does, and its answers. */
const say = (from: Client, to: Client, content: string, headers?: Record<string, string>) =>
  from.call('POST', '/messages/direct', { sender_id: from.made.id, receiver_id: to.made.id, content }, headers)
const conversations = async (of: Client) => (await of.call('GET', `/users/${of.made.id}/conversations`)).body as unknown as typeof conversationsSample
const history = async (of: Client, id: unknown, query = '') => (await of.call('GET', `/conversations/${id}/messages${query}`)).body as unknown as typeof messagesSample
const unread = async (of: Client) => (await of.call('GET', `/users/${of.made.id}/unread-count`)).body.count
const markRead = (by: Client, id: unknown) => by.call('POST', `/conversations/${id}/read`, { user_id: by.made.id })
const deleteMessage = (by: Client, id: unknown) => by.call('DELETE', `/messages/${id}`, { user_id: by.made.id })
const deleteConversation = (by: Client, id: unknown) => by.call('DELETE', `/conversations/${id}`, { user_id: by.made.id })

async function two(): Promise<[Client, Client]> {
  return Promise.all([api.client(), api.client()])
}

/** Two people who have written to each other; the second has three unread. */
async function talk() {
  const [ada, ben] = await two()
  const { body } = await say(ada, ben, 'Hello!')
  const id = String(body.conversation_id)
  await say(ben, ada, 'Hi')
  await markRead(ben, id)
  for (const line of ['One', 'Two', 'Three']) await say(ada, ben, line)
  return { ada, ben, id }
}

describe('POST /messages/direct', () => {
  it('answers the created message with its time, as the document shows it', async () => {
    const [ada, ben] = await two()
    const { status, body } = await say(ada, ben, '  Hey, how are you?\n')
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(sentSample))
    expect(body).toMatchObject({ sender_id: ada.made.id, receiver_id: ben.made.id, content: 'Hey, how are you?', read: false })
    expect(body.timestamp).toMatch(time)
  })

  it('creates a conversation where there is none, and adds to the one that exists', async () => {
    const [ada, ben] = await two()
    const first = await say(ada, ben, 'First')
    const second = await say(ben, ada, 'Second')
    expect(second.body.conversation_id).toBe(first.body.conversation_id)
    expect((await history(ada, first.body.conversation_id)).map(({ content }) => content)).toEqual(['First', 'Second'])
  })

  it('decision 2: one conversation also from many first messages at once, from both sides', async () => {
    const [ada, ben] = await two()
    const sent = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? say(ada, ben, `${index}`) : say(ben, ada, `${index}`))))
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200))
    expect(new Set(sent.map(({ body }) => body.conversation_id)).size).toBe(1)
  })

  it('decision 18: what somebody sent elsewhere and has no words is told in words', async () => {
    const { ada, ben, id } = await talk()
    const form = new FormData()
    form.append('file', new Blob(['a,b'], { type: 'text/plain' }), 'a.txt')
    const upload = await fetch(`${api.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${ada.token}` } })
    const { id: uploadId } = (await upload.json()) as { id: string }
    await ada.call('POST', `/api/conversations/${id}/messages`, { uploadIds: [uploadId] })
    expect((await history(ben, id)).at(-1)?.content).toBe('File')
    expect((await conversations(ben)).conversations[0]?.lastMessage.content).toBe('File')
  })

  it('decision 14: somebody who is gone is called so, and cannot be written to', async () => {
    const { ada, ben } = await talk()
    await ada.call('DELETE', '/api/me', { password: ada.made.password })
    expect((await conversations(ben)).contacts).toMatchObject([{ username: 'Deleted user', avatar_url: null, avatar_urls: null, status: 'offline' }])
    expect((await say(ben, ada, 'Hello?')).status).toBe(404)
  })

  it('rule 3: takes numbers for people, and answers UUIDs', async () => {
    const [ada, ben] = await two()
    const { status, body } = await ada.call('POST', '/api/direct/messages/direct', { sender_id: String(ada.made.number), receiver_id: String(ben.made.number), content: 'Hello' })
    expect([status, body.sender_id, body.receiver_id]).toEqual([200, ada.made.id, ben.made.id])
  })

  it('rule 7: the same key sends once and answers the same, another body is 409', async () => {
    const [ada, ben] = await two()
    const key = { 'idempotency-key': 'once' }
    const answers = await Promise.all([say(ada, ben, 'Once', key), say(ada, ben, 'Once', key), say(ada, ben, 'Once', key)])
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(2)
    expect((await say(ada, ben, 'Twice', key)).status).toBe(409)
    expect(await history(ada, answers[0].body.conversation_id)).toHaveLength(1)
  })

  it('decision 4: twenty unanswered messages, then 403 until they are answered', async () => {
    const [ada, ben] = await two()
    const sent = []
    for (let count = 0; count < 21; count++) sent.push((await say(ada, ben, `${count}`)).status)
    expect(sent).toEqual([...Array.from({ length: 20 }, () => 200), 403])
    expect(await unread(ben)).toBe(20)
    await say(ben, ada, 'Stop')
    expect((await say(ada, ben, 'Sorry')).status).toBe(200)
  })

  it('decision 3: refuses oneself with 400, nobody with 404, and across a block with 403', async () => {
    const [ada, ben] = await two()
    expect((await say(ada, ada, 'Hello')).status).toBe(400)
    expect((await ada.call('POST', '/messages/direct', { sender_id: ada.made.id, receiver_id: unknown, content: 'Hello' })).status).toBe(404)
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect((await say(ada, ben, 'Hello')).status).toBe(403)
    expect((await say(ben, ada, 'Hello')).status).toBe(403)
    expect((await conversations(ada)).conversations).toEqual([])
  })
})

describe('GET /users/{user_id}/conversations', () => {
  it('answers empty lists to somebody without conversations', async () => {
    expect(await conversations(await api.client())).toEqual({ conversations: [], contacts: [] })
  })

  it('shows conversations, the other side and what is unread, as the document does', async () => {
    const { ada, ben, id } = await talk()
    await database()`update users set avatar_url = '/api/uploads/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77?size=small' where id = ${ada.made.id}`
    const body = await conversations(ben)
    expect(shapeOf(body)).toEqual(shapeOf(conversationsSample))
    expect(body.conversations).toMatchObject([{ id, unreadCount: 3, lastMessage: { content: 'Three', sender_id: ada.made.id } }])
    expect(body.conversations[0]?.participants.toSorted()).toEqual([ada.made.id, ben.made.id].toSorted())
    expect(body.contacts).toMatchObject([{ id: ada.made.id, username: ada.made.username, status: 'online', lastSeen: 'just now', unread: 3 }])
    expect(body.contacts[0]?.avatar_urls.large).toContain('?size=large')
  })

  it('orders by the most recent message', async () => {
    const { ada, ben, id } = await talk()
    const cleo = await api.client()
    const { body } = await say(cleo, ben, 'Me too')
    expect((await conversations(ben)).conversations.map(one => one.id)).toEqual([body.conversation_id, id])
    await say(ada, ben, 'And me')
    const listed = await conversations(ben)
    expect(listed.conversations.map(one => one.id)).toEqual([id, body.conversation_id])
    expect(listed.contacts.map(one => one.id)).toEqual([ada.made.id, cleo.made.id])
  })

  it('decision 3: lists and counts what a stranger wrote, while the native inbox does not', async () => {
    const [ada, ben] = await two()
    await say(ada, ben, 'Hello, stranger')
    expect((await conversations(ben)).conversations).toMatchObject([{ unreadCount: 1, lastMessage: { content: 'Hello, stranger' } }])
    expect((await ben.call('GET', '/api/inbox')).body.items).toEqual([])
    expect(await unread(ben)).toBe(1)
    expect((await ben.call('GET', '/api/me')).body).toMatchObject({ unreadCount: 0, requestCount: 1 })
  })

  it('decision 17: shows no groups and counts nothing of them', async () => {
    const { ada, ben } = await talk()
    const { body } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], name: 'Friends', text: 'All' })
    expect((await conversations(ben)).conversations).toHaveLength(1)
    expect(await unread(ben)).toBe(3)
    expect((await ben.call('GET', `/conversations/${String(body.id)}/messages`)).status).toBe(404)
  })

  it('decision 12: across a block the other side reads as offline', async () => {
    const { ada, ben } = await talk()
    await ada.call('PUT', `/api/users/${ben.made.id}/block`)
    expect((await conversations(ben)).contacts).toMatchObject([{ status: 'offline', lastSeen: 'recently' }])
  })
})

describe('GET /conversations/{conversation_id}/messages', () => {
  it('answers messages in chronological order, as the document shows them', async () => {
    const { ada, ben, id } = await talk()
    const listed = await history(ben, id)
    expect(shapeOf(listed)).toEqual(shapeOf(messagesSample))
    expect(listed.map(({ content }) => content)).toEqual(['Hello!', 'Hi', 'One', 'Two', 'Three'])
    expect(listed.slice(0, 2)).toMatchObject([{ sender_id: ada.made.id, receiver_id: ben.made.id }, { sender_id: ben.made.id, receiver_id: ada.made.id }])
  })

  it('decision 8: shows to both sides exactly what is read', async () => {
    const { ada, ben, id } = await talk()
    expect((await history(ada, id)).map(({ read }) => read)).toEqual([true, false, false, false, false])
    expect((await history(ben, id)).map(({ read }) => read)).toEqual([true, false, false, false, false])
    await markRead(ben, id)
    expect((await history(ada, id)).map(({ read }) => read)).toEqual([true, false, true, true, true])
  })

  it('decision 13: limits to the newest 50 unless told, and to 100 at most', async () => {
    const { ada, ben, id } = await talk()
    await Promise.all(Array.from({ length: 98 }, (_, index) => say(ben, ada, `Line ${index}`)))
    expect(await history(ada, id)).toHaveLength(50)
    expect(await history(ada, id, '?limit=2')).toHaveLength(2)
    expect(await history(ada, id, '?limit=1000')).toHaveLength(100)
  })

  it('decision 13: goes back with `before`, by message or by time, exclusive', async () => {
    const { ada, id } = await talk()
    const last = await history(ada, id, '?limit=2')
    expect(last.map(({ content }) => content)).toEqual(['Two', 'Three'])
    const before = await history(ada, id, `?limit=2&before=${last[0]?.id}`)
    expect(before.map(({ content }) => content)).toEqual(['Hi', 'One'])
    expect(await history(ada, id, `?limit=2&before=${encodeURIComponent(last[0]?.timestamp ?? '')}`)).toEqual(before)
    expect(await history(ada, id, `?before=${before[0]?.timestamp.replace('Z', '%2B00:00')}`)).toHaveLength(1)
  })

  it('decision 13: a `before` that is none is 422, one that is nowhere 404', async () => {
    const { ada, id } = await talk()
    for (const before of ['yesterday', '2026-13-01T00:00:00Z', '']) {
      expect((await ada.call('GET', `/conversations/${id}/messages?before=${before}`)).status).toBe(422)
    }
    expect((await ada.call('GET', `/conversations/${id}/messages?before=${unknown}`)).status).toBe(404)
  })
})

describe('POST /conversations/{conversation_id}/read', () => {
  it('marks all unread messages of the caller alone, and answers how many', async () => {
    const { ada, ben, id } = await talk()
    const { status, body } = await markRead(ben, id)
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(markedSample))
    expect(body.marked_count).toBe(3)
    expect((await markRead(ben, id)).body.marked_count).toBe(0)
    expect(await unread(ada)).toBe(1)
  })
})

describe('GET /users/{user_id}/unread-count', () => {
  it('is correct, after new messages and after marking them read', async () => {
    const { ada, ben, id } = await talk()
    const { body } = await ben.call('GET', `/users/${ben.made.number}/unread-count`)
    expect(shapeOf(body)).toEqual(shapeOf(unreadSample))
    expect(body.count).toBe(3)
    await say(ada, ben, 'Four')
    expect(await unread(ben)).toBe(4)
    await markRead(ben, id)
    expect(await unread(ben)).toBe(0)
  })
})

describe('DELETE /messages/{message_id}', () => {
  it('removes an own message from the database, and from every count', async () => {
    const { ada, ben, id } = await talk()
    const last = (await history(ada, id)).at(-1)?.id ?? ''
    const { status, body } = await deleteMessage(ada, last)
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(deletedMessageSample)])
    expect(await database()`select from messages where id = ${last}`).toHaveLength(0)
    expect(await unread(ben)).toBe(2)
    expect((await conversations(ben)).conversations[0]?.lastMessage.content).toBe('Two')
  })

  it('is 403 for anybody but the sender, in the conversation or not, and 404 for what is not there', async () => {
    const { ada, ben, id } = await talk()
    const last = (await history(ada, id)).at(-1)?.id
    expect((await deleteMessage(ben, last)).status).toBe(403)
    expect((await deleteMessage(await api.client(), last)).status).toBe(403)
    expect((await deleteMessage(ada, unknown)).status).toBe(404)
    await deleteMessage(ada, last)
    expect((await deleteMessage(ada, last)).status).toBe(404)
  })

  it('is 403 for a stranger’s message that was not answered', async () => {
    const [ada, ben] = await two()
    const { body } = await say(ada, ben, 'Hello')
    expect((await deleteMessage(ben, body.id)).status).toBe(403)
  })
})

describe('DELETE /conversations/{conversation_id}', () => {
  it('erases all messages; the caller is out, the other side has it emptied', async () => {
    const { ada, ben, id } = await talk()
    const { status, body } = await deleteConversation(ada, id)
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(deletedConversationSample)])
    expect(body.messages_deleted).toBe(5)
    expect((await conversations(ada)).conversations).toEqual([])
    expect((await ada.call('GET', `/conversations/${id}/messages`)).status).toBe(404)
    expect((await deleteConversation(ada, id)).status).toBe(403)
    expect((await conversations(ben)).conversations).toMatchObject([{ id, lastMessage: null, unreadCount: 0 }])
    expect(await history(ben, id)).toEqual([])
  })

  it('is gone when nobody remains, and comes back under its id with something new', async () => {
    const { ada, ben, id } = await talk()
    await deleteConversation(ada, id)
    expect((await say(ben, ada, 'Are you there?')).body.conversation_id).toBe(id)
    expect((await conversations(ada)).conversations).toMatchObject([{ id, unreadCount: 1 }])
    await deleteConversation(ada, id)
    expect((await deleteConversation(ben, id)).status).toBe(200)
    expect((await deleteConversation(ben, id)).status).toBe(404)
  })

  it('decision 11: clears only the caller’s view where whoever runs the server wants it so', async () => {
    const { ada, ben, id } = await talk()
    const settings = environment()
    settings.contractDelete = 'mine'
    const { body } = await deleteConversation(ada, id)
    settings.contractDelete = 'everyone'
    expect(body).toEqual({ success: true, messages_deleted: 5 })
    expect((await conversations(ada)).conversations).toEqual([])
    expect(await history(ben, id)).toHaveLength(5)
  })

  it('is 403 for who is not in it', async () => {
    const { id } = await talk()
    expect((await deleteConversation(await api.client(), id)).status).toBe(403)
  })
})
