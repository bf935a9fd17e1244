import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodes, ParleyError } from '@/lib/contract/errors'
import { defineDialect } from '@/lib/http/next'
import { type Client, send, startApi, type TestApi } from '@/lib/http/testing/api'
import { dms } from './index'
import { type Body, inbox, messages, talk } from './people.fixture'
import { surface } from './surface'

let api: TestApi
let ada: Client
let stranger: Client
let id: number
let messageId: unknown
beforeAll(async () => {
  api = await startApi()
  ;({ ada, id } = await talk(api.client))
  stranger = await api.client()
  messageId = (await messages(ada, id))[0]?.id
})
afterAll(() => api.close())

const isDetail = (body: unknown) => expect(body).toEqual({ detail: expect.stringMatching(/^\w.+/) })

/** Every operation, with a body that it takes; a message is the third address part. */
const operations: [method: string, path: string, body?: object][] = [
  ['POST', 'requests', { recipient_id: 1, text: 'Hello!' }],
  ['GET', 'requests'],
  ['PUT', 'requests/{thread}', { status: 'accepted' }],
  ['GET', 'inbox'],
  ['GET', 'threads/{thread}/messages'],
  ['POST', 'threads/{thread}/messages', { text: 'Hello!' }],
  ['POST', 'upload/media'],
  ['DELETE', 'threads/{thread}/messages/{message}'],
  ['GET', 'unread-count'],
  ['GET', 'threads/{thread}/unread-count'],
  ['POST', 'threads/{thread}/mark-read'],
  ['PUT', 'threads/{thread}/mute', { muted: true }],
  ['PUT', 'threads/{thread}/pin', { pinned: true }],
  ['PUT', 'threads/{thread}/archive', { archived: true }],
  ['PUT', 'threads/{thread}/block', { blocked: true }],
  ['POST', 'threads/{thread}/typing', { typing: true }],
  ['GET', 'threads/{thread}/typing'],
  ['GET', 'threads/{thread}/presence'],
  ['POST', 'threads/{thread}/messages/{message}/heart'],
  ['POST', 'threads/{thread}/messages/{message}/reactions', { emoji: '👍' }],
  ['DELETE', 'threads/{thread}/messages/{message}/reactions/%F0%9F%91%8D'],
  ['GET', 'threads/{thread}/messages/{message}/reactions'],
]
const ofThreads = operations.filter(([, path]) => path.includes('{thread}'))
const ofMessages = operations.filter(([, path]) => path.includes('{message}'))
const address = (path: string, thread: unknown, message: unknown = messageId) => `/dms/${path.replace('{thread}', String(thread)).replace('{message}', String(message))}`

it('these are all operations', () => {
  expect(operations).toHaveLength(dms.routes.length)
})

describe('rule 1: who is not signed in', () => {
  it.each(operations)('%s /dms/%s is 401, without a token and with a bad one', async (method, path, body) => {
    const withoutToken: Record<string, string> = {}
    for (const headers of [withoutToken, { authorization: 'Bearer nonsense' }]) {
      for (const mount of ['', '/api']) {
        const reply = await send(api.base, method, mount + address(path, id), body, headers)
        expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
        isDetail(reply.body)
      }
    }
  })
})

describe('rule 4: what is hidden', () => {
  it.each(ofThreads)('%s /dms/%s of others answers the same as of what does not exist', async (method, path, body) => {
    const hidden = await stranger.call(method, address(path, id), body)
    const missing = await stranger.call(method, address(path, 999_999_999), body)
    const nonsense = await stranger.call(method, address(path, 'none'), body)
    expect([hidden.status, hidden.body]).toEqual([404, missing.body])
    expect([nonsense.status, nonsense.body]).toEqual([404, missing.body])
    isDetail(hidden.body)
  })

  it.each(ofMessages)('%s /dms/%s of a message that is not in the thread is 404', async (method, path, body) => {
    const elsewhere = await talk(api.client)
    const [foreign] = await messages(elsewhere.ada, elsewhere.id)
    for (const message of [foreign?.id, 999_999_999, 'none']) {
      const reply = await ada.call(method, address(path, id, message), body)
      expect([reply.status, reply.body]).toEqual([404, { detail: 'This message does not exist.' }])
    }
  })

  it('changes nothing for those whose it is', async () => {
    expect(await messages(ada, id)).toMatchObject([{ text: 'Hello!', heart_count: 0 }])
    expect(await inbox(stranger)).toEqual([])
  })

  it('decision 17: a group is none', async () => {
    const { body: group } = await ada.call('POST', '/api/conversations', { memberIds: [stranger.made.id], name: 'Friends' })
    for (const [method, path, body] of ofThreads) expect((await ada.call(method, address(path, group.number), body)).status).toBe(404)
  })
})

describe('rule 8: bad input', () => {
  const at = () => `/dms/threads/${id}/messages`

  it('broken JSON and broken UTF-8 are 400', async () => {
    for (const broken of ['{', new Uint8Array([0x22, 0xff, 0x22])]) {
      const { status, body } = await ada.call('POST', at(), broken)
      expect(status).toBe(400)
      isDetail(body)
    }
  })

  it('a body over 1 MB is 413, one that is no JSON 415', async () => {
    const large = await ada.call('POST', at(), { text: 'a'.repeat(1_100_000) })
    const form = await ada.call('POST', at(), 'a=1', { 'content-type': 'application/x-www-form-urlencoded' })
    expect([large.status, form.status]).toEqual([413, 415])
    isDetail(large.body)
    isDetail(form.body)
  })

  it('a body that is no object is 422', async () => {
    for (const body of ['[]', '"text"', '7', 'null']) expect((await ada.call('POST', at(), body)).status).toBe(422)
  })

  it('stores nothing', async () => {
    expect(await messages(ada, id)).toHaveLength(1)
  })
})

describe('addresses', () => {
  it('an unknown path is 404 and another method 405, in the contract’s words, at the mount and at the root', async () => {
    for (const base of ['/api/dms', '/dms']) {
      const path = await ada.call('GET', `${base}/nothing`)
      const method = await ada.call('PATCH', `${base}/inbox`, {})
      expect([path.status, method.status, method.headers.get('allow')]).toEqual([404, 405, 'GET'])
      isDetail(path.body)
      isDetail(method.body)
    }
  })

  it('answer the same where Next serves alone, at the mount and at what its rewrites leave in the URL', async () => {
    for (const path of ['/api/dms/inbox', '/dms/inbox', `/dms/threads/${id}/typing`, '/dms/nothing']) {
      const init = { headers: { authorization: `Bearer ${ada.token}` } }
      const overNext = await defineDialect(dms).GET(new Request(api.base + path, init), { params: Promise.resolve({}) })
      const overNode = await fetch(api.base + path, init)
      expect([overNext.status, await overNext.text()]).toEqual([overNode.status, await overNode.text()])
    }
  })
})

describe('every refusal', () => {
  it.each(errorCodes)('%s has a status and the envelope', code => {
    const status = surface.statusOf[code]
    const body = surface.bodyOf(new ParleyError(code, 'Why.', status === 422 ? { errors: [{ path: 'userId', message: 'Why.' }] } : {}), status, 'id') as Body
    expect(status).toBeGreaterThanOrEqual(400)
    expect(body).toEqual({ detail: status === 422 ? [{ loc: ['body', 'recipient_id'], msg: 'Why.', type: 'value_error' }] : 'Why.' })
  })
})
