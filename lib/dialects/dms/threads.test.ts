import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import samples from './fixtures/http.json'
import { ask, type Body, inbox, listOf, messages, say, talk } from './people.fixture'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const put = (by: Client, id: unknown, what: string, body: object) => by.call('PUT', `/dms/threads/${String(id)}/${what}`, body)
const get = async (by: Client, path: string) => (await by.call('GET', `/dms/${path}`)).body
const settings = (of: Client, change: object) => of.call('PATCH', '/api/me/settings', change)
const ids = (threads: Body[]) => threads.map(({ id }) => id)

/** Ada with three accepted threads, the newest first. */
async function three() {
  const ada = await api.client()
  const made: { other: Client; id: number }[] = []
  for (const text of ['apples', 'pears', 'plums']) {
    const other = await api.client()
    const { body } = await ask(other, ada, `I like ${text}`)
    await say(ada, body.id, 'Good')
    made.unshift({ other, id: Number(body.id) })
  }
  const [newest, middle, oldest] = made
  if (!newest || !middle || !oldest) throw new Error('Three were made.')
  return { ada, newest, middle, oldest }
}

describe('GET /dms/inbox', () => {
  it('answers as the document shows it, with its defaults', async () => {
    const { ada, ben, id } = await talk(api.client)
    await database()`update users set avatar_url = '/api/uploads/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77?size=small' where id = ${ben.made.id}`
    const body = await get(ada, 'inbox')
    expect(shapeOf(body)).toEqual(shapeOf(samples.inbox))
    expect(body).toMatchObject({ total: 1, limit: 20, offset: 0, items: [{
      id, status: 'accepted', initiator_id: ada.made.number, other_user_name: ben.made.name, other_user_username: ben.made.username, last_message: 'Hello!',
    }] })
  })

  it('has pinned threads first, then the latest activity', async () => {
    const { ada, newest, middle, oldest } = await three()
    expect(ids(await inbox(ada))).toEqual([newest.id, middle.id, oldest.id])
    expect((await put(ada, oldest.id, 'pin', { pinned: true })).body).toEqual({ pinned: true })
    expect(ids(await inbox(ada))).toEqual([oldest.id, newest.id, middle.id])
    expect(ids(await inbox(ada, '?only_pinned=true'))).toEqual([oldest.id])
    await say(middle.other, middle.id, 'News')
    expect(ids(await inbox(ada))).toEqual([oldest.id, middle.id, newest.id])
    expect((await put(ada, oldest.id, 'pin', { pinned: false })).body).toEqual({ pinned: false })
    expect(ids(await inbox(ada))).toEqual([middle.id, newest.id, oldest.id])
  })

  it('has archived threads only where they are asked for', async () => {
    const { ada, newest, middle, oldest } = await three()
    expect((await put(ada, middle.id, 'archive', { archived: true })).body).toEqual({ archived: true })
    expect(ids(await inbox(ada))).toEqual([newest.id, oldest.id])
    expect(ids(await inbox(ada, '?include_archived=true'))).toEqual([newest.id, middle.id, oldest.id])
    expect(await inbox(middle.other)).toHaveLength(1)
    expect((await put(ada, middle.id, 'archive', { archived: false })).body).toEqual({ archived: false })
    expect(ids(await inbox(ada))).toEqual([newest.id, middle.id, oldest.id])
  })

  it('finds messages and participants by `q`', async () => {
    const { ada, middle, oldest } = await three()
    expect(ids(await inbox(ada, '?q=PEARS'))).toEqual([middle.id])
    expect(ids(await inbox(ada, `?q=${oldest.other.made.username}`))).toEqual([oldest.id])
    expect(ids(await inbox(ada, `?q=${encodeURIComponent(oldest.other.made.name)}`))).toEqual([oldest.id])
    expect(await get(ada, 'inbox?q=bananas')).toMatchObject({ items: [], total: 0 })
    expect(ids(await inbox(ada, '?q='))).toHaveLength(3)
  })

  it('pages by limit and offset, with the total of all pages', async () => {
    const { ada, middle, oldest } = await three()
    expect(await get(ada, 'inbox?limit=1&offset=1')).toMatchObject({ items: [{ id: middle.id }], total: 3, limit: 1, offset: 1 })
    expect(await get(ada, 'inbox?limit=20&offset=2')).toMatchObject({ items: [{ id: oldest.id }], total: 3 })
    expect(await get(ada, 'inbox?offset=3')).toMatchObject({ items: [], total: 3 })
    expect(await get(ada, 'inbox?limit=1000')).toMatchObject({ limit: 100 })
  })

  it.each(['limit=0', 'limit=-1', 'limit=x', 'offset=-1', 'offset=1.5', 'include_archived=maybe', 'only_pinned='])('rule 8: refuses %s with 422', async query => {
    const { status, body } = await (await api.client()).call('GET', `/dms/inbox?${query}`)
    expect([status, body.detail]).toEqual([422, [{ loc: ['query', query.split('=')[0]], msg: expect.any(String), type: 'value_error' }]])
  })

  it('reads booleans as FastAPI does', async () => {
    const ada = await api.client()
    for (const word of ['true', 'True', '1', 'on', 'yes', 'false', '0', 'off', 'no']) expect((await ada.call('GET', `/dms/inbox?only_pinned=${word}`)).status).toBe(200)
  })
})

describe('unread counts', () => {
  it('are of a thread and of all, and add up (rule 9)', async () => {
    const { ada, newest, middle } = await three()
    await say(newest.other, newest.id, 'One')
    await say(newest.other, newest.id, 'Two')
    await say(middle.other, middle.id, 'Three')
    const before = Number((await get(ada, 'unread-count')).unread)
    const of = async (id: number) => Number((await get(ada, `threads/${id}/unread-count`)).unread)
    const each = await Promise.all((await inbox(ada)).map(({ id }) => of(Number(id))))
    const unreadThere = await of(newest.id)
    expect(each.reduce((sum, count) => sum + count, 0)).toBe(before)
    const { status, body } = await ada.call('POST', `/dms/threads/${newest.id}/mark-read`)
    expect([status, body]).toEqual([204, { text: '' }])
    expect(await of(newest.id)).toBe(0)
    expect(Number((await get(ada, 'unread-count')).unread)).toBe(before - unreadThere)
    expect(shapeOf(await get(ada, 'unread-count'))).toEqual(shapeOf(samples.unread))
  })

  it('decision 8: sending marks nothing as read, and own messages are never unread', async () => {
    const { ada, ben, id } = await talk(api.client)
    await say(ben, id, 'One')
    await say(ada, id, 'Two')
    expect(await get(ada, 'unread-count')).toEqual({ unread: 1 })
  })

  it('follow a delete', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body } = await say(ben, id, 'One')
    await ben.call('DELETE', `/dms/threads/${id}/messages/${String(body.id)}`)
    expect(await get(ada, 'unread-count')).toEqual({ unread: 0 })
  })
})

describe('PUT /dms/threads/{thread_id}/mute', () => {
  it('mutes for ever, and ends it', async () => {
    const { ada, id } = await talk(api.client)
    const muted = async () => ((await ada.call('GET', '/api/inbox')).body.items as Body[])[0]?.mutedUntil
    expect((await put(ada, id, 'mute', { muted: true })).body).toEqual({ muted: true })
    expect(await muted()).toMatch(/^9999-/)
    expect((await put(ada, id, 'mute', { muted: false })).body).toEqual({ muted: false })
    expect(await muted()).toBeNull()
  })
})

describe('PUT /dms/threads/{thread_id}/block', () => {
  it('decision 12: stops everything between the two, whose history stays', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body: first } = await say(ben, id, 'Before')
    expect((await put(ada, id, 'block', { blocked: true })).body).toEqual({ blocked: true })
    for (const [from, to] of [[ada, ben], [ben, ada]] as const) {
      expect((await say(from, id, 'After')).status).toBe(403)
      expect((await ask(from, to, 'After')).status).toBe(403)
      expect((await from.call('POST', `/dms/threads/${id}/messages/${String(first.id)}/reactions`, { emoji: '👍' })).status).toBe(403)
      expect((await from.call('POST', `/dms/threads/${id}/messages/${String(first.id)}/heart`)).status).toBe(403)
      expect((await messages(from, id)).map(({ text }) => text)).toEqual(['Hello!', 'Before'])
    }
    expect((await ada.call('GET', '/api/blocks')).body.items).toHaveLength(1)
    expect((await put(ada, id, 'block', { blocked: false })).body).toEqual({ blocked: false })
    expect((await say(ben, id, 'After')).status).toBe(201)
  })

  it('can be done and undone where a request waits', async () => {
    const [ada, ben] = await Promise.all([api.client(), api.client()])
    const { body } = await ask(ada, ben)
    expect((await put(ben, body.id, 'block', { blocked: true })).status).toBe(200)
    expect(listOf(await ben.call('GET', '/dms/requests'))).toEqual([])
    expect((await ask(ada, ben)).status).toBe(403)
    expect((await put(ben, body.id, 'block', { blocked: false })).status).toBe(200)
    expect((await put(ben, body.id, 'block', { blocked: true })).status).toBe(404)
  })
})

describe('typing', () => {
  const typing = (of: Client, id: number) => get(of, `threads/${id}/typing`)
  const set = (by: Client, id: number, on: boolean) => by.call('POST', `/dms/threads/${id}/typing`, { typing: on })

  it('is shown to the other side for 8 s, as the document has it', async () => {
    const { ada, ben, id } = await talk(api.client)
    expect(await typing(ben, id)).toEqual({ typing: false, until: null })
    const { status, body } = await set(ada, id, true)
    expect([status, body]).toEqual([204, { text: '' }])
    const shown = await typing(ben, id)
    expect(shapeOf(shown)).toEqual(shapeOf(samples.typing))
    expect(shown.typing).toBe(true)
    expect(await typing(ada, id)).toEqual({ typing: false, until: null })
    await set(ada, id, false)
    expect(await typing(ben, id)).toEqual({ typing: false, until: null })
  })

  it('decision 16: is not shown across a block or against a setting', async () => {
    const { ada, ben, id } = await talk(api.client)
    await set(ada, id, true)
    await settings(ada, { typingIndicators: 'nobody' })
    expect(await typing(ben, id)).toMatchObject({ typing: false })
    await settings(ada, { typingIndicators: 'everyone' })
    expect(await typing(ben, id)).toMatchObject({ typing: true })
    await put(ben, id, 'block', { blocked: true })
    expect(await typing(ben, id)).toEqual({ typing: false, until: null })
  })

  it('decision 16: is not shown across a pending request', async () => {
    const [ada, ben] = await Promise.all([api.client(), api.client()])
    const id = Number((await ask(ada, ben)).body.id)
    expect((await set(ada, id, true)).status).toBe(204)
    expect(await typing(ben, id)).toEqual({ typing: false, until: null })
    await say(ben, id, 'Hi')
    expect(await typing(ben, id)).toEqual({ typing: false, until: null })
  })
})

describe('GET /dms/threads/{thread_id}/presence', () => {
  const presence = (of: Client, id: number) => get(of, `threads/${id}/presence`)

  it('is the other side’s, as the document shows it', async () => {
    const { ada, ben, id } = await talk(api.client)
    const shown = await presence(ada, id)
    expect(shapeOf(shown)).toEqual(shapeOf(samples.presence))
    expect(shown).toMatchObject({ user_id: ben.made.number, online: true })
    await ben.call('PUT', '/api/presence', { status: 'offline' })
    expect(await presence(ada, id)).toMatchObject({ online: false, last_active_at: expect.any(String) })
  })

  it('decision 12: is offline without a time across a block, and against a setting', async () => {
    const { ada, ben, id } = await talk(api.client)
    await settings(ben, { showPresence: 'nobody' })
    expect(await presence(ada, id)).toEqual({ user_id: ben.made.number, online: false, last_active_at: null })
    await settings(ben, { showPresence: 'contacts' })
    expect(await presence(ada, id)).toMatchObject({ online: true })
    await put(ben, id, 'block', { blocked: true })
    expect(await presence(ada, id)).toEqual({ user_id: ben.made.number, online: false, last_active_at: null })
  })
})

describe('rule 8: switches', () => {
  it.each([['PUT', 'mute', 'muted'], ['PUT', 'pin', 'pinned'], ['PUT', 'archive', 'archived'], ['PUT', 'block', 'blocked'], ['POST', 'typing', 'typing']])(
    '%s …/%s takes a boolean', async (method, what, name) => {
      const { ada, id } = await talk(api.client)
      for (const value of ['true', 1, null, undefined]) {
        const { status, body } = await ada.call(method, `/dms/threads/${id}/${what}`, { [name]: value })
        expect([status, body.detail]).toEqual([422, [{ loc: ['body', name], msg: expect.any(String), type: 'value_error' }]])
      }
    })
})
