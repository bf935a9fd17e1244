import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { send } from '@/lib/http/testing/api'
import { vibesmatch } from '.'
import { itemsOf, type Scene, startScene, type User } from './people.fixture'

let scene: Scene
let ada: User
let ben: User
beforeAll(async () => {
  scene = await startScene()
  ;[ada, ben] = await Promise.all([scene.person(), scene.person()])
})
afterAll(() => scene.close())

const endpoints = vibesmatch.routes.map(({ endpoint }) => endpoint)
const urlOf = (path: string) => path.replace(/\{\w+\}/g, '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77')
const envelope = (code: string) => ({ success: false, error: { code, message: expect.any(String) } })

describe('rule 1: nobody is let in without a good token', () => {
  it.each(endpoints)('$method $path', async ({ method, path }) => {
    for (const headers of [{}, { authorization: 'Bearer nonsense' }] as Record<string, string>[]) {
      const reply = await send(scene.api.base, method, urlOf(path), method === 'POST' ? {} : undefined, headers)
      expect([reply.status, reply.body]).toEqual([401, envelope('UNAUTHORIZED')])
    }
  })
})

describe('rule 8: bad input is a clear error in the contract’s envelope', () => {
  const cases: [what: string, status: number, code: string, method: string, path: string, body?: unknown, headers?: Record<string, string>][] = [
    ['an unknown path', 404, 'NOT_FOUND', 'GET', '/nothing/here'],
    ['the mount itself', 404, 'NOT_FOUND', 'GET', ''],
    ['an unknown method', 405, 'METHOD_NOT_ALLOWED', 'PATCH', '/conversations'],
    ['broken JSON', 400, 'VALIDATION_ERROR', 'POST', '/messages/send', '{"content":'],
    ['broken UTF-8', 400, 'VALIDATION_ERROR', 'POST', '/messages/send', new Uint8Array([0x7b, 0xff, 0x7d])],
    ['JSON that is no object', 400, 'VALIDATION_ERROR', 'POST', '/messages/send', '"text"'],
    ['NUL', 400, 'VALIDATION_ERROR', 'POST', '/messages/send', { receiver_id: 'x', content: 'a\0b' }],
    ['more than 1 MB', 413, 'PAYLOAD_TOO_LARGE', 'POST', '/messages/send', { content: 'x'.repeat(1_000_001) }],
    ['another content type', 415, 'UNSUPPORTED_MEDIA_TYPE', 'POST', '/messages/send', 'content=x', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a field that does not fit', 400, 'VALIDATION_ERROR', 'POST', '/likes', { user_id: true }],
  ]
  it.each(cases)('%s is %i %s', async (_, status, code, method, path, body, headers) => {
    const reply = await ada.call(method, path, body, headers)
    expect([reply.status, reply.body]).toEqual([status, envelope(code)])
    expect(reply.headers.get('content-type')).toContain('application/json')
  })

  it('says which field it is about, as the contract calls it', async () => {
    expect((await ada.call('POST', '/messages/send', { content: 'x' })).error.message).toMatch(/^receiver_id: /)
    expect((await ada.call('POST', '/messages/send', { receiver_id: 'x', content: 'x' })).error.message).toMatch(/^receiver_id: /)
    expect((await ada.call('POST', '/likes', { user_id: 'x' })).error.message).toMatch(/^user_id: /)
  })

  it('tells which methods there are', async () => {
    expect((await ada.call('PATCH', '/users/x/block')).headers.get('allow')).toBe('POST, DELETE')
  })
})

describe('decision 17: there are no groups here', () => {
  it('nor is one asked into them', async () => {
    const cleo = await scene.person()
    await ada.client.call('POST', '/api/conversations', { memberIds: [ben.id, cleo.id], name: 'Runners' })
    const [invitation] = (await cleo.client.call('GET', '/api/requests')).body.items as { id: string }[]
    expect(itemsOf(await cleo.get('/messages/requests'), 'requests')).toEqual([])
    expect(itemsOf(await ada.get('/messages/requests?type=sent'), 'requests')).toEqual([])
    for (const action of ['accept', 'decline']) expect((await cleo.call('POST', `/messages/request/${invitation?.id}/respond`, { action })).error.code).toBe('REQUEST_NOT_FOUND')
    expect((await ada.call('DELETE', `/messages/request/${invitation?.id}`)).error.code).toBe('REQUEST_NOT_FOUND')
  })

  it('neither listed nor found', async () => {
    const group = await ada.client.call('POST', '/api/conversations', { memberIds: [ben.id], name: 'Walkers' })
    await ada.client.call('POST', `/api/conversations/${String(group.body.id)}/messages`, { text: 'Hello' })
    expect(itemsOf(await ada.get('/conversations'), 'conversations')).toEqual([])
    expect((await ada.call('GET', `/conversations/${String(group.body.id)}/messages`)).error.code).toBe('CONVERSATION_NOT_FOUND')
  })
})

describe('decision 3: what other surfaces let in shows here as a request', () => {
  it('a stranger’s messages through direct: one request here, none in the conversations, nothing unread', async () => {
    const [cleo, dan] = await Promise.all([scene.person(), scene.person()])
    for (const content of ['One', 'Two']) await cleo.client.call('POST', '/messages/direct', { sender_id: cleo.id, receiver_id: dan.id, content })
    expect(itemsOf(await dan.get('/messages/requests'), 'requests')).toMatchObject([{ preview_text: 'One' }])
    expect(itemsOf(await dan.get('/conversations'), 'conversations')).toEqual([])
    const [mine] = itemsOf(await cleo.get('/conversations'), 'conversations')
    const shown = itemsOf(await cleo.get(`/conversations/${String(mine?.id)}/messages`), 'messages')
    expect(shown.map(({ is_request: isRequest }) => isRequest)).toEqual([true, false])
  })
})
