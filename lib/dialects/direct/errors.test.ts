import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defineDialect } from '@/lib/http/next'
import { type Client, type Reply, send, startApi, type TestApi } from '@/lib/http/testing/api'
import { direct } from '.'

let api: TestApi
let ada: Client
let ben: Client
let id: string
beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
  id = String((await message(ada, { content: 'Hello' })).body.conversation_id)
})
afterAll(() => api.close())

const unknown = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'
const message = (from: Client, body: object, headers?: Record<string, string>) =>
  from.call('POST', '/messages/direct', { sender_id: ada.made.id, receiver_id: ben.made.id, content: 'Hello', ...body }, headers)

/** Every operation, named by somebody who is not the caller. */
const operations = (by: () => Client, as: () => string): [string, () => Promise<Reply>][] => [
  ['GET /users/{user_id}/conversations', () => by().call('GET', `/users/${as()}/conversations`)],
  ['GET /users/{user_id}/unread-count', () => by().call('GET', `/users/${as()}/unread-count`)],
  ['POST /messages/direct', () => by().call('POST', '/messages/direct', { sender_id: as(), receiver_id: ben.made.id, content: 'Forged' })],
  ['POST /conversations/{conversation_id}/read', () => by().call('POST', `/conversations/${id}/read`, { user_id: as() })],
  ['DELETE /messages/{message_id}', () => by().call('DELETE', `/messages/${unknown}`, { user_id: as() })],
  ['DELETE /conversations/{conversation_id}', () => by().call('DELETE', `/conversations/${id}`, { user_id: as() })],
]

const isDetail = (body: unknown) => expect(body).toEqual({ detail: expect.stringMatching(/^\w.+/) })

describe('rule 2: who acts is checked', () => {
  it.each(operations(() => ada, () => ben.made.id))('%s in somebody else’s name is 403', async (_, call) => {
    const { status, body } = await call()
    expect(status).toBe(403)
    isDetail(body)
  })

  it('nothing is stored by it', async () => {
    const { body } = await ben.call('GET', `/conversations/${id}/messages`)
    expect(body).toMatchObject([{ content: 'Hello', read: false }])
  })
})

describe('rule 1: who is not signed in', () => {
  it.each([['GET', '/users/1/conversations'], ['POST', '/messages/direct'], ['DELETE', '/conversations/1'], ['GET', '/api/direct/users/1/unread-count']])(
    '%s %s is 401, without a token and with a bad one', async (method, path) => {
      for (const headers of [undefined, { authorization: 'Bearer nonsense' }]) {
        const { status, body, headers: answered } = await send(api.base, method, path, method === 'GET' ? undefined : {}, headers)
        expect([status, answered.get('www-authenticate')]).toEqual([401, 'Bearer'])
        isDetail(body)
      }
    })
})

describe('rule 8: bad input', () => {
  it.each([['spaces and lines', ' \n\t '], ['nothing', ''], ['what cannot be seen', '\u200b\u2060'], ['a control character', 'a\u0007b'], ['NUL', 'a\0b']])(
    'content of %s is 400', async (_, content) => {
      const { status, body } = await message(ada, { content })
      expect(status).toBe(400)
      isDetail(body)
    })

  it('says of empty content what the document says', async () => {
    expect((await message(ada, { content: '  ' })).body).toEqual({ detail: 'Message content cannot be empty' })
  })

  it.each<[string, object, string]>([
    ['no content', { content: undefined }, 'content'],
    ['content that is no text', { content: 7 }, 'content'],
    ['4,001 characters', { content: '👋'.repeat(4001) }, 'content'],
    ['no receiver', { receiver_id: undefined }, 'receiver_id'],
    ['a receiver that is no id', { receiver_id: 'ben' }, 'receiver_id'],
    ['no sender', { sender_id: undefined }, 'sender_id'],
  ])('%s is 422, told by field as FastAPI does', async (_, wrong, field) => {
    const { status, body } = await message(ada, wrong)
    expect(status).toBe(422)
    expect(body).toEqual({ detail: [{ loc: ['body', field], msg: expect.any(String), type: 'value_error' }] })
  })

  it.each(['0', '-1', 'many', '1.5', ''])('a limit of "%s" is 422', async limit => {
    const { status, body } = await ada.call('GET', `/conversations/${id}/messages?limit=${limit}`)
    expect(status).toBe(422)
    expect(body).toMatchObject({ detail: [{ loc: ['query', 'limit'] }] })
  })

  it('4,000 characters are not too many, and come back as they were', async () => {
    const content = '👋'.repeat(4000)
    expect((await message(ada, { content })).body.content).toBe(content)
  })

  it('broken JSON and broken UTF-8 are 400', async () => {
    for (const broken of ['{', new Uint8Array([0x22, 0xff, 0x22])]) {
      const { status, body } = await ada.call('POST', '/messages/direct', broken)
      expect(status).toBe(400)
      isDetail(body)
    }
  })

  it('a body over 1 MB is 413, one that is no JSON 415', async () => {
    const large = await message(ada, { content: 'a'.repeat(1_100_000) })
    const form = await ada.call('POST', '/messages/direct', 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })
    expect([large.status, form.status]).toEqual([413, 415])
    isDetail(large.body)
    isDetail(form.body)
  })

  it('a delete without a body is 422', async () => {
    expect((await ada.call('DELETE', `/conversations/${id}`)).status).toBe(422)
  })
})

describe('rule 4: what is hidden', () => {
  it('answers the same as what does not exist', async () => {
    const stranger = await api.client()
    for (const [method, tail] of [['GET', 'messages'], ['POST', 'read']] as const) {
      const body = method === 'GET' ? undefined : { user_id: stranger.made.id }
      const hidden = await stranger.call(method, `/conversations/${id}/${tail}`, body)
      const missing = await stranger.call(method, `/conversations/${unknown}/${tail}`, body)
      expect([hidden.status, hidden.body]).toEqual([404, missing.body])
      isDetail(hidden.body)
    }
  })
})

describe('addresses', () => {
  it('an unknown path is 404 and another method 405, in the contract’s words, at the mount and at the root', async () => {
    for (const base of ['/api/direct', '']) {
      const path = await ada.call('GET', `${base}/users/${ada.made.id}/nothing`)
      const method = await ada.call('PATCH', `${base}/messages/direct`, {})
      expect([path.status, method.status]).toEqual([404, 405])
      isDetail(path.body)
      isDetail(method.body)
    }
  })

  it('answer the same where Next serves alone, at the mount and at what its rewrites leave in the URL', async () => {
    for (const base of ['/api/direct', '']) {
      for (const path of [`${base}/users/${ada.made.id}/unread-count`, `${base}/users/${ben.made.id}/unread-count`, `${base}/users`]) {
        const init = { headers: { authorization: `Bearer ${ada.token}` } }
        const overNext = await defineDialect(direct).GET(new Request(api.base + path, init), { params: Promise.resolve({}) })
        const overNode = await fetch(api.base + path, init)
        expect([overNext.status, await overNext.text()]).toEqual([overNode.status, await overNode.text()])
      }
    }
  })

  it('a slash at the end means the same as none', async () => {
    expect((await ada.call('GET', `/api/direct/users/${ada.made.id}/unread-count/`)).status).toBe(200)
  })
})
