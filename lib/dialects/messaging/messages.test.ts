import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import { film, pdf, photo } from '@/lib/messaging/media/file-samples.fixture'
import { conversations, direct, group, history, say, search, sendForm } from './clients.fixture'
import foundSample from './fixtures/found.json'
import listSample from './fixtures/messages.json'
import sentSample from './fixtures/sent-message.json'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const unknown = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const withPhoto = (who: Client) => database()`update users set avatar_url = '/api/uploads/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77?size=small' where id = ${who.made.id}`
const file = (bytes: Uint8Array | string, name: string) => new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name)

/** Two people who have written to each other. */
async function two() {
  const [ada, ben] = await Promise.all([api.client(), api.client()])
  const id = await direct(ada, ben)
  await say(ada, id, 'Hello!')
  await say(ben, id, 'Hi')
  return { ada, ben, id }
}

describe('POST /conversations/:conversationId/messages', () => {
  it('should send message: as JSON, answered as the document shows a sent one', async () => {
    const { ada, id } = await two()
    const { status, headers: _, ...body } = await say(ada, id, '  Hello! How are you?\r\nWell. ')
    expect(status).toBe(201)
    expect(shapeOf({ ...body.data, attachments: null })).toEqual(shapeOf({ ...sentSample.data, attachments: null }))
    expect(body).toEqual({ success: true, data: {
      id: expect.any(String), conversationId: id, senderId: ada.made.id, content: 'Hello! How are you?\nWell.', type: 'TEXT', attachments: [], createdAt: expect.stringMatching(time),
    } })
  })

  it('should handle file attachments: a form with a file, as the document shows it', async () => {
    const { ada, ben, id } = await two()
    const { status, headers: _, ...body } = await sendForm(api.base, ada, id, { content: 'Check out this document', type: 'FILE', file: file(pdf(), 'report.pdf') })
    expect(status).toBe(201)
    expect(shapeOf(body)).toEqual(shapeOf(sentSample))
    expect(body.data).toMatchObject({ senderId: ada.made.id, content: 'Check out this document', type: 'FILE', attachments: [{ fileName: 'report.pdf', fileType: 'application/pdf', fileSize: (pdf()).length }] })
    const [sent] = (await history(ben, id)).data.at(-1)?.attachments ?? []
    expect(sent).toEqual((body.data.attachments as unknown[])[0])
    const fetched = await fetch(new URL(String(sent?.url), api.base), { headers: { authorization: `Bearer ${ben.token}` } })
    expect([fetched.status, fetched.headers.get('x-content-type-options'), Buffer.from(await fetched.arrayBuffer()).equals(pdf())]).toEqual([200, 'nosniff', true])
    expect((await fetch(new URL(String(sent?.url), api.base), { headers: { authorization: `Bearer ${(await api.client()).token}` } })).status).toBe(404)
  })

  it('decision 18: is of the type that its file is, whatever the sender calls it', async () => {
    const { ada, id } = await two()
    const typeOf = async (given: File, type: string) => (await sendForm(api.base, ada, id, { type, file: given })).data
    expect(await typeOf(file(await photo(), 'picture.jpg'), 'FILE')).toMatchObject({ type: 'IMAGE', content: '', attachments: [{ fileType: 'image/jpeg' }] })
    expect(await typeOf(file(film(), 'film.mp4'), 'VIDEO')).toMatchObject({ type: 'VIDEO' })
    expect(await typeOf(file('Plain words.', 'picture.jpg'), 'IMAGE')).toMatchObject({ type: 'FILE', attachments: [{ fileType: 'text/plain', fileSize: 12 }] })
    expect((await conversations(ada)).data[0]?.lastMessage?.content).toBe('File')
  })

  it('decision 22a: keeps a Unicode name, and takes a text as a form too', async () => {
    const { ada, id } = await two()
    const { data } = await sendForm(api.base, ada, id, { content: 'Siehe', type: 'FILE', file: file('Plain words.', 'Übersicht 履歴書 🎉.txt') })
    expect(data.attachments).toMatchObject([{ fileName: 'Übersicht 履歴書 🎉.txt' }])
    expect(await sendForm(api.base, ada, id, { content: 'Only words', type: 'TEXT' })).toMatchObject({ status: 201, data: { content: 'Only words', type: 'TEXT', attachments: [] } })
  })

  it('takes own uploads by id and by URL, and no others', async () => {
    const { ada, ben, id } = await two()
    const upload = async (by: Client) => {
      const form = new FormData()
      form.set('file', file('Plain words.', 'notes.txt'))
      return (await (await fetch(`${api.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${by.token}` } })).json()) as { id: string; url: string }
    }
    const [first, second, foreign] = [await upload(ada), await upload(ada), await upload(ben)]
    expect((await say(ada, id, 'Two', { type: 'FILE', attachments: [first.id, { url: second.url }] })).data.attachments).toMatchObject([{ id: first.id }, { id: second.id }])
    for (const ref of [foreign.id, unknown, 'https://elsewhere.example/notes.txt']) expect((await say(ada, id, 'Not mine', { attachments: [ref] })).status).toBe(400)
  })

  it('decision 18: refuses what is no file that is taken, and keeps nothing of it', async () => {
    const { ada, ben, id } = await two()
    expect((await sendForm(api.base, ada, id, { content: 'x', type: 'FILE', file: file('<html><script>', 'page.pdf') })).status).toBe(415)
    expect((await sendForm(api.base, ada, id, { content: 'x', type: 'FILE', file: file('', 'empty.txt') })).status).toBe(400)
    expect((await sendForm(api.base, ada, unknown, { content: 'x', type: 'FILE', file: file('Plain words.', 'a.txt') })).status).toBe(404)
    expect(await database()`select from uploads where owner_id = ${ada.made.id}`).toHaveLength(0)
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect((await sendForm(api.base, ada, id, { content: 'x', type: 'FILE', file: file('Plain words.', 'a.txt') })).status).toBe(403)
    expect(await database()`select from uploads where owner_id = ${ada.made.id} and deleted_at is null`).toHaveLength(0)
    expect((await history(ada, id)).meta.total).toBe(2)
  })

  it('rule 7: the same key sends once, a file too; another body is 409', async () => {
    const { ada, id } = await two()
    const sent = await Promise.all([1, 2, 3].map(() => say(ada, id, 'Once', {}, { 'idempotency-key': 'text' })))
    expect(new Set(sent.map(({ data }) => data.id)).size).toBe(1)
    expect(sent.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(2)
    expect(sent.map(({ status }) => status)).toEqual([201, 201, 201])
    expect((await say(ada, id, 'Twice', {}, { 'idempotency-key': 'text' })).status).toBe(409)
    const form = () => sendForm(api.base, ada, id, { content: 'Once', type: 'FILE', file: file('Plain words.', 'a.txt') }, { 'idempotency-key': 'file' })
    expect((await form()).data).toEqual((await form()).data)
    expect((await history(ada, id)).meta.total).toBe(4)
  })

  it('decision 4: twenty unanswered messages, then 403 until they are answered', async () => {
    const [ada, ben] = await Promise.all([api.client(), api.client()])
    const id = await direct(ada, ben)
    const statuses = []
    for (let count = 0; count < 21; count++) statuses.push((await say(ada, id, `${count}`)).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 403])
    expect((await conversations(ben)).data).toMatchObject([{ unreadCount: 20 }])
    await say(ben, id, 'Stop')
    expect((await say(ada, id, 'Sorry')).status).toBe(201)
  })

  it('decision 22a: brings somebody who left back as active', async () => {
    const { ada, ben, id } = await two()
    await ben.call('DELETE', `/conversations/${id}`, { user_id: ben.made.id })
    expect((await history(ben, id)).status).toBe(404)
    expect((await say(ben, id, 'From outside')).status).toBe(404)
    await say(ada, id, 'Come back')
    expect((await history(ben, id)).data.map(({ content }) => content)).toEqual(['Come back'])
    expect((await conversations(ben)).data).toMatchObject([{ id, unreadCount: 1 }])
    expect((await ben.call('GET', '/api/inbox')).body.items).toMatchObject([{ id, state: 'active' }])
  })
})

describe('GET /conversations/:conversationId/messages', () => {
  it('shows messages with who has read them, ascending, as the document does', async () => {
    const { ada, ben, id } = await two()
    await Promise.all([withPhoto(ada), withPhoto(ben)])
    const { status, ...body } = await history(ben, id)
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(listSample))
    expect(body.data).toMatchObject([
      { conversationId: id, sender: { id: ada.made.id, fullName: ada.made.name }, content: 'Hello!', type: 'TEXT', attachments: [], readBy: [ada.made.id], createdAt: expect.stringMatching(time) },
      { sender: { id: ben.made.id }, content: 'Hi', readBy: [ben.made.id] },
    ])
    expect(body.meta).toEqual({ page: 1, limit: 50, total: 2, hasMore: false })
  })

  it('should mark message as read: readBy is exact, to both alike', async () => {
    const { ada, ben, id } = await two()
    const [first] = (await history(ben, id)).data
    await ben.call('POST', `/api/conversations/${id}/read`, { upTo: first?.id })
    for (const who of [ada, ben]) {
      expect((await history(who, id)).data.map(({ readBy }) => readBy)).toEqual([[ada.made.id, ben.made.id], [ben.made.id]])
    }
  })

  it('decision 13: the newest page first, ascending inside, and on with page', async () => {
    const { ada, id } = await two()
    for (const line of ['Three', 'Four', 'Five']) await say(ada, id, line)
    const page = async (query: string) => {
      const { data, meta } = await history(ada, id, query)
      return [data.map(({ content }) => content), meta.hasMore, meta.total]
    }
    expect(await page('?limit=2')).toEqual([['Four', 'Five'], true, 5])
    expect(await page('?limit=2&page=2')).toEqual([['Hi', 'Three'], true, 5])
    expect(await page('?limit=2&page=3')).toEqual([['Hello!'], false, 5])
    expect(await page('?limit=2&page=4')).toEqual([[], false, 5])
  })

  it('decision 22a: `before` is a time, exclusive, and leaves the total as it is', async () => {
    const { ada, id } = await two()
    for (const line of ['Three', 'Four']) await say(ada, id, line)
    const [, second] = (await history(ada, id)).data
    const { data, meta } = await history(ada, id, `?before=${second?.createdAt}`)
    expect([data.map(({ content }) => content), meta]).toEqual([['Hello!'], { page: 1, limit: 50, total: 4, hasMore: false }])
    expect((await history(ada, id, `?before=${second?.createdAt.replace('Z', '%2B00:00')}`)).data).toEqual(data)
    for (const before of ['yesterday', '', '2026-13-01T00:00:00Z', unknown]) expect((await history(ada, id, `?before=${before}`)).status).toBe(400)
  })

  it('decision 17: a group tells what became of it as SYSTEM, which is never unread', async () => {
    const [ada, ben] = await Promise.all([api.client(), api.client()])
    const id = await group(ada, [ben])
    expect((await history(ben, id)).data).toMatchObject([{ type: 'SYSTEM', sender: { id: ada.made.id } }])
    await say(ada, id, 'Welcome')
    expect((await conversations(ben)).data).toMatchObject([{ unreadCount: 1 }])
  })

  it('rule 4: is 404 for who is not in it, with the same body as for none', async () => {
    const { id } = await two()
    const outsider = await api.client()
    const hidden = await outsider.call('GET', `/api/messages/conversations/${id}/messages`)
    expect([hidden.status, hidden.body]).toEqual([404, { success: false, statusCode: 404, message: 'This conversation does not exist.', error: 'Not Found' }])
    for (const other of [unknown, '999999999', 'no-id']) expect((await outsider.call('GET', `/api/messages/conversations/${other}/messages`)).body).toEqual(hidden.body)
    expect((await say(outsider, id, 'Hello')).status).toBe(404)
  })

  it('rule 3: takes a number for the conversation', async () => {
    const { ada, id } = await two()
    const [row] = await database()<{ number: number }[]>`select number from conversations where id = ${id}`
    expect((await history(ada, String(row?.number))).meta.total).toBe(2)
  })
})

describe('GET /search', () => {
  it('should search messages: as the document shows what is found', async () => {
    const { ada, ben, id } = await two()
    await Promise.all([withPhoto(ada), withPhoto(ben)])
    await say(ada, id, 'The harbour at noon')
    const { status, ...body } = await search(ben, '?query=harb')
    expect(status).toBe(200)
    expect(shapeOf(body)).toEqual(shapeOf(foundSample))
    expect(body).toMatchObject({
      data: [{ conversationId: id, sender: { fullName: ada.made.name }, content: 'The harbour at noon', conversation: { type: 'DIRECT', participants: [{ id: ada.made.id }] } }],
      meta: { page: 1, limit: 20, total: 1 },
    })
  })

  it('decision 20: only where the caller is, and what they may still see', async () => {
    const { ada, ben, id } = await two()
    const { data } = await say(ada, id, 'A secret harbour')
    expect((await search(await api.client(), '?query=harbour')).data).toEqual([])
    await ada.call('DELETE', `/messages/${String(data.id)}`, { user_id: ada.made.id })
    expect(await search(ben, '?query=harbour')).toMatchObject({ data: [], meta: { total: 0 } })
  })

  it('decision 3: finds what a stranger wrote, and what was said in a group', async () => {
    const [ada, ben] = await Promise.all([api.client(), api.client()])
    await say(ada, await direct(ada, ben), 'A strange harbour')
    await say(ada, await group(ada, [ben]), 'A common harbour')
    expect((await search(ben, '?query=harbour')).data.map(({ content }) => content)).toEqual(['A common harbour', 'A strange harbour'])
  })

  it('pages, counts all, and looks into one conversation', async () => {
    const { ada, ben, id } = await two()
    for (const line of ['harbour one', 'harbour two', 'harbour three']) await say(ada, id, line)
    const cleo = await api.client()
    const other = await direct(ada, cleo)
    await say(ada, other, 'harbour four')
    const contents = async (query: string) => (await search(ada, `?query=harbour${query}`)).data.map(({ content }) => content)
    expect(await contents('')).toEqual(['harbour four', 'harbour three', 'harbour two', 'harbour one'])
    expect(await contents('&limit=2&page=2')).toEqual(['harbour two', 'harbour one'])
    expect(await contents(`&conversationId=${other}`)).toEqual(['harbour four'])
    expect((await search(ada, `?query=harbour&limit=2&conversationId=${id}`)).meta).toEqual({ page: 1, limit: 2, total: 3 })
    expect((await search(ben, `?query=harbour&conversationId=${other}`)).status).toBe(404)
  })

  it.each(['', '?query=', '?query=%20', '?query=x&page=0', '?query=x&limit=x', '?query=x&conversationId=no-id'])('refuses "%s" with 400', async query => {
    expect((await search(await api.client(), query)).status).toBe(400)
  })
})
