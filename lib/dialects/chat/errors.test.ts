import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, send, startApi, type TestApi } from '@/lib/http/testing/api'
import { history, say, talk } from './people.fixture'

let api: TestApi
let ada: Client
let room: number
beforeAll(async () => {
  api = await startApi()
  ;({ ada, room } = await talk(api))
})
afterAll(() => api.close())

const isDetail = (body: unknown) => expect(body).toEqual({ detail: expect.stringMatching(/^\w.+/) })
const isAbout = (body: unknown, ...fields: string[]) => expect(body).toEqual(Object.fromEntries(fields.map(field => [field, [expect.stringMatching(/^\w.+/)]])))

const operations = [
  ['GET', '/api/chat/rooms/'],
  ['POST', '/api/chat/rooms/create_direct_chat/'],
  ['GET', '/api/chat/messages/?room_id=1'],
  ['POST', '/api/chat/messages/'],
  ['POST', '/api/chat/rooms/1/mark_read/'],
  ['POST', '/api/chat/messages/1/mark_read/'],
  ['DELETE', '/api/chat/rooms/1/'],
  ['POST', '/api/chat/heartbeat/'],
  ['GET', '/api/chat/online-users/'],
  ['POST', '/api/chat/mark-offline/'],
] as const

describe('rule 1: who is not signed in', () => {
  it.each(operations)('%s %s is 401, without a token and with a bad one', async (method, path) => {
    for (const headers of [{}, { authorization: 'Bearer nonsense' }] as Record<string, string>[]) {
      const { status, body, headers: answered } = await send(api.base, method, path, method === 'POST' ? {} : undefined, headers)
      expect([status, answered.get('www-authenticate')]).toEqual([401, 'Bearer'])
      isDetail(body)
    }
  })
})

describe('rule 8: bad input is 400, told by field', () => {
  it.each([['spaces and lines', ' \n\t '], ['nothing', ''], ['what cannot be seen', '\u200b\u2060'], ['a control character', 'a\u0007b'], ['NUL', 'a\0b'], ['4,001 characters', '👋'.repeat(4001)], ['no text', 7]])(
    'content of %s', async (_, content) => {
      const { status, body } = await ada.call('POST', '/api/chat/messages/', { room, content })
      expect(status).toBe(400)
      isAbout(body, 'content')
    })

  it.each<[string, unknown, string[]]>([
    ['no content', () => ({ room }), ['content']],
    ['no room', () => ({ content: 'Hello' }), ['room']],
    ['neither', () => ({}), ['room', 'content']],
    ['a room that is no id', () => ({ room: 'here', content: 'Hello' }), ['room']],
    ['a room below one', () => ({ room: 0, content: 'Hello' }), ['room']],
    ['a list', () => [], ['non_field_errors']],
  ])('a message with %s', async (_, body, fields) => {
    const answer = await ada.call('POST', '/api/chat/messages/', (body as () => unknown)())
    expect(answer.status).toBe(400)
    isAbout(answer.body, ...fields)
  })

  it.each([{}, { user_id: 'ben' }, { user_id: -1 }, { user_id: 1.5 }, { user_id: null }])('create_direct_chat with %j', async body => {
    const answer = await ada.call('POST', '/api/chat/rooms/create_direct_chat/', body)
    expect(answer.status).toBe(400)
    isAbout(answer.body, 'user_id')
  })

  it.each([['', 'room_id'], ['?room_id=', 'room_id'], ['?room_id=here', 'room_id'], ['?room_id=1&limit=0', 'limit'], ['?room_id=1&limit=-1', 'limit'], ['?room_id=1&limit=many', 'limit'], ['?room_id=1&before=yesterday', 'before']])(
    'messages/%s', async (query, field) => {
      const { status, body } = await ada.call('GET', `/api/chat/messages/${query}`)
      expect(status).toBe(400)
      isAbout(body, field)
    })

  it('4,000 characters are not too many, and come back as they were', async () => {
    const content = '👋'.repeat(4000)
    expect((await say(ada, room, content)).body.content).toBe(content)
    expect((await history(ada, room)).at(-1)?.content).toBe(content)
  })

  it('nothing of it is stored', async () => {
    const before = await history(ada, room)
    await say(ada, room, ' ')
    expect(await history(ada, room)).toEqual(before)
  })
})

describe('rule 9: everything else is {"detail": string}', () => {
  it('broken JSON and broken UTF-8, 400', async () => {
    for (const broken of ['{', new Uint8Array([0x22, 0xff, 0x22])]) {
      const { status, body } = await ada.call('POST', '/api/chat/messages/', broken)
      expect(status).toBe(400)
      isDetail(body)
    }
  })

  it('a body over 1 MB, 413, and one that is no JSON, 415', async () => {
    const large = await say(ada, room, 'a'.repeat(1_100_000))
    const form = await ada.call('POST', '/api/chat/messages/', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })
    expect([large.status, form.status]).toEqual([413, 415])
    isDetail(large.body)
    isDetail(form.body)
  })

  it('an unknown path, 404, and another method, 405', async () => {
    const unknown = await ada.call('GET', '/api/chat/nothing/')
    const method = await ada.call('PATCH', '/api/chat/rooms/', {})
    const single = await ada.call('GET', `/api/chat/rooms/${room}/`)
    expect([unknown.status, method.status, single.status]).toEqual([404, 405, 405])
    for (const { body } of [unknown, method, single]) isDetail(body)
  })

  it('what is hidden or can be none, 404, as what does not exist', async () => {
    const stranger = await api.client()
    const missing = await stranger.call('GET', '/api/chat/messages/?room_id=999999999')
    expect(missing.status).toBe(404)
    isDetail(missing.body)
    expect((await stranger.call('GET', `/api/chat/messages/?room_id=${room}`)).body).toEqual(missing.body)
    for (const name of [room, 999_999_999, 'here']) {
      const { status, body } = await stranger.call('POST', `/api/chat/rooms/${name}/mark_read/`)
      expect([status, body]).toEqual([404, missing.body])
    }
  })
})
