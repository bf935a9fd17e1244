import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encode } from 'next-auth/jwt'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { authSecret } from '@/lib/environment'
import { startSession } from '@/lib/messaging/sessions/sign-in'
import { createCtx } from './context'
import { type Client, send, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
let ben: Client
let messages: string

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
  messages = `/api/conversations/${await makeConversation(database(), [ada.made.id, ben.made.id])}/messages`
})
afterAll(() => api.close())

const count = async () => ((await ada.call('GET', messages)).body.items as unknown[]).length

/** Calls that must be refused, with nothing stored. */
async function refused(body: unknown, headers: Record<string, string>, status: number, code: string) {
  const before = await count()
  const reply = await ada.call('POST', messages, body, headers)
  expect([reply.status, reply.body.code]).toEqual([status, code])
  expect(reply.headers.get('content-type')).toBe('application/problem+json')
  expect(reply.body).toMatchObject({ status, requestId: expect.any(String), title: expect.any(String), detail: expect.any(String) })
  expect(await count()).toBe(before)
}

describe('rule 8: bad input is a clear error, and nothing is stored', () => {
  it('broken JSON is 400', () => refused('{"text":', {}, 400, 'malformed_body'))
  it('broken UTF-8 is 400', () => refused(new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, 'malformed_body'))
  it('JSON that is nested too deeply is 400', () => refused(`${'['.repeat(40)}${']'.repeat(40)}`, {}, 400, 'malformed_body'))
  it('JSON that is no object is 422', () => refused('"text"', {}, 422, 'validation_failed'))
  it('NUL anywhere is 400', () => refused({ text: 'a\0b' }, {}, 400, 'control_characters'))
  it('a missing or wrong field is 422 and says which', async () => {
    await refused({ text: 7 }, {}, 422, 'validation_failed')
    const { body } = await ada.call('POST', messages, { text: 'x', clientId: 'mine' })
    expect(body.errors).toEqual([{ path: 'clientId', message: expect.any(String) }])
  })
  it('more than 1 MB is 413', () => refused({ text: 'x'.repeat(1_000_001) }, {}, 413, 'too_large'))
  it('another content type is 415', () => refused('text=x', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported_media_type'))
  it('an unknown path is 404, an unknown method 405, both as problems', async () => {
    expect((await ada.call('GET', '/api/nothing/here')).body).toMatchObject({ status: 404, code: 'not_found' })
    const reply = await ada.call('PUT', messages)
    expect(reply.body).toMatchObject({ status: 405, code: 'method_not_allowed' })
    expect(reply.headers.get('allow')).toBe('GET, POST')
  })
  it('decision 13: a limit of zero, below zero or no number is 422, too much is clamped', async () => {
    for (const limit of ['0', '-1', 'ten', '1.5', '']) expect((await ada.call('GET', `${messages}?limit=${limit}`)).status).toBe(422)
    expect((await ada.call('GET', `${messages}?limit=100000`)).status).toBe(200)
  })
})

describe('rule 7: Idempotency-Key', () => {
  it('on a send: 20 at once make one message, the others are replays with the same status', async () => {
    const headers = { 'idempotency-key': `send ${Date.now()}` }
    const replies = await Promise.all(Array.from({ length: 20 }, () => ada.call('POST', messages, { text: 'Once' }, headers)))
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1)
    expect(replies.filter(reply => reply.headers.get('idempotency-replayed') !== 'true')).toHaveLength(1)
    expect((await ada.call('POST', messages, { text: 'Other' }, headers)).status).toBe(409)
  })

  it('on any other POST: 20 at once answer the first answer, another body is 409', async () => {
    const other = await api.client()
    const headers = { 'idempotency-key': `begin ${Date.now()}` }
    const body = { memberIds: [other.made.id] }
    const replies = await Promise.all(Array.from({ length: 20 }, () => ada.call('POST', '/api/conversations', body, headers)))
    expect(new Set(replies.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1)
    expect(replies[0]?.status).toBe(201)
    expect(replies.filter(reply => reply.headers.get('idempotency-replayed') !== 'true')).toHaveLength(1)
    expect((await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id] }, headers)).status).toBe(409)
  })

  it('on a conversation that begins with a text: a first call that died before its answer was kept sends nothing twice', async () => {
    const other = await api.client()
    const headers = { 'idempotency-key': `died ${Date.now()}` }
    const begin = () => ada.call('POST', '/api/conversations', { memberIds: [other.made.id], text: 'Once' }, headers)
    const { id } = (await begin()).body
    await database()`delete from idempotency_keys where user_id = ${ada.made.id} and key = ${headers['idempotency-key']}`
    expect((await begin()).body.id).toBe(id)
    expect((await ada.call('GET', `/api/conversations/${String(id)}/messages`)).body.items).toHaveLength(1)
  })

  it('belongs to its person', async () => {
    const headers = { 'idempotency-key': 'shared' }
    expect((await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id] }, headers)).status).toBe(200)
    const other = await api.client()
    expect((await other.call('POST', '/api/conversations', { memberIds: [ben.made.id] }, headers)).status).toBe(201)
  })

  it('of a call that was refused may be used again', async () => {
    const headers = { 'idempotency-key': `retry ${Date.now()}` }
    expect((await ada.call('POST', '/api/conversations', { memberIds: [ada.made.id] }, headers)).status).toBe(400)
    expect((await ada.call('POST', '/api/conversations', { memberIds: [ada.made.id] }, headers)).status).toBe(400)
  })
})

describe('rule 1: the session cookie', () => {
  async function cookieOf(client: Client) {
    const sessionId = await startSession(createCtx(), client.made.id, 'browser')
    return `next-auth.session-token=${await encode({ token: { sub: client.made.id, sessionId }, secret: authSecret() })}`
  }

  it('signs in as well as a bearer', async () => {
    const cookie = await cookieOf(ada)
    expect((await send(api.base, 'GET', '/api/me', undefined, { cookie })).body.id).toBe(ada.made.id)
  })

  it('a bad bearer is 401 even beside a good cookie', async () => {
    const cookie = await cookieOf(ada)
    expect((await send(api.base, 'GET', '/api/me', undefined, { cookie, authorization: 'Bearer bad' })).status).toBe(401)
  })

  it('native.md: unsafe methods need an origin of ours', async () => {
    const cookie = await cookieOf(ada)
    const from = (headers: Record<string, string>) => send(api.base, 'POST', messages, { text: 'Hi' }, { cookie, ...headers })
    expect((await from({})).body.code).toBe('cross_origin')
    expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403)
    expect((await from({ 'sec-fetch-site': 'cross-site', origin: api.base })).status).toBe(403)
    expect((await from({ origin: 'null' })).status).toBe(403)
    expect((await from({ origin: api.base })).status).toBe(201)
  })

  it('a forged one is nobody', async () => {
    const cookie = `next-auth.session-token=${await encode({ token: { sub: ada.made.id, sessionId: ada.made.id }, secret: 'some other secret of thirty-two chars' })}`
    expect((await send(api.base, 'GET', '/api/me', undefined, { cookie })).status).toBe(401)
  })
})

describe('revocation', () => {
  it('acts within a second', async () => {
    const client = await api.client()
    expect((await client.call('GET', '/api/me')).status).toBe(200)
    expect((await client.call('DELETE', '/api/tokens/current')).status).toBe(204)
    expect((await client.call('GET', '/api/me')).status).toBe(401)
  })
})

describe('answers', () => {
  it('let other sites read them, without cookies', async () => {
    const reply = await send(api.base, 'OPTIONS', messages)
    expect(reply.status).toBe(204)
    expect(reply.headers.get('access-control-allow-origin')).toBe('*')
    expect(reply.headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('to HEAD are those to GET, without a body', async () => {
    const reply = await ada.call('HEAD', messages)
    expect([reply.status, reply.body.text]).toEqual([200, ''])
  })
})
