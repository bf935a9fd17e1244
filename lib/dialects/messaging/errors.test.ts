import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodes, ParleyError } from '@/lib/contract/errors'
import { defineDialect } from '@/lib/http/next'
import { refuse } from '@/lib/http/surface'
import { type Client, send, startApi, type TestApi } from '@/lib/http/testing/api'
import { messaging } from '.'
import { direct, history, say, sendForm } from './clients.fixture'
import { surface } from './surface'

let api: TestApi
let ada: Client
let ben: Client
let id: string
beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
  id = await direct(ada, ben)
  await say(ada, id, 'Hello')
  await say(ben, id, 'Hi')
})
afterAll(() => api.close())

const base = '/api/messages'
const envelope = (statusCode: number, error: string, message: unknown = expect.stringMatching(/^\w.+/)) => ({ success: false, statusCode, message, error })
const list = (...lines: unknown[]) => envelope(400, 'Bad Request', lines)

describe('rule 9: the envelope', () => {
  it.each(errorCodes)('says what %s is in its own words', code => {
    const { status, body } = refuse(surface, new ParleyError(code, 'Something.', { errors: [{ path: 'text', message: 'Something.' }] }), 'request')
    const { statusCode, message, error, success, ...rest } = JSON.parse(String(body)) as Record<string, unknown>
    expect([success, statusCode, typeof error, rest]).toEqual([false, status, 'string', {}])
    expect(Array.isArray(message)).toBe(['validation_failed', 'text_too_long', 'blank_text', 'control_characters'].includes(code))
  })
})

describe('rule 1: who is not signed in', () => {
  it.each([['GET', '/conversations'], ['POST', '/conversations'], ['GET', '/conversations/1/messages'], ['POST', '/conversations/1/messages'], ['GET', '/search?query=x']])(
    '%s %s is 401, without a token and with a bad one', async (method, path) => {
      for (const headers of [undefined, { authorization: 'Bearer nonsense' }]) {
        const { status, body, headers: answered } = await send(api.base, method, base + path, method === 'GET' ? undefined : {}, headers)
        expect([status, answered.get('www-authenticate'), body]).toEqual([401, 'Bearer', envelope(401, 'Unauthorized')])
      }
    })
})

describe('rule 8: bad input', () => {
  it.each([['spaces and lines', ' \n\t '], ['nothing', ''], ['what cannot be seen', '\u200b\u2060'], ['a control character', 'a\u0007b'], ['NUL', 'a\0b']])(
    'content of %s is 400, told in a list', async (_, content) => {
      expect(await say(ada, id, content)).toMatchObject(list(expect.stringMatching(/^content: |characters/)))
    })

  it.each<[string, object, RegExp]>([
    ['content that is no text', { content: 7 }, /^content: /],
    ['another type', { content: 'x', type: 'CAROUSEL' }, /^type: /],
    ['words of the system', { content: 'x', type: 'SYSTEM' }, /^type: /],
    ['a type that needs a file, without one', { content: 'x', type: 'IMAGE' }, /^file: /],
    ['attachments that are no list', { content: 'x', attachments: 'x' }, /^attachments: /],
    ['a file in JSON', { content: 'x', file: 'x' }, /^file: /],
    ['4,001 characters', { content: '🎉'.repeat(4001) }, /^content: /],
  ])('%s is 400, told in a list', async (_, body, line) => {
    expect(await say(ada, id, 'x', body)).toMatchObject(list(expect.stringMatching(line)))
  })

  it('rule 6: takes 4,000 characters that are two UTF-16 units each', async () => {
    expect((await say(ada, id, '🎉'.repeat(4000))).status).toBe(201)
  })

  it('broken JSON, broken UTF-8 and a broken form are 400', async () => {
    const path = `${base}/conversations/${id}/messages`
    expect(await ada.call('POST', path, '{"content":')).toMatchObject({ status: 400, body: envelope(400, 'Bad Request') })
    expect(await ada.call('POST', path, new Uint8Array([0x22, 0xff, 0x22]))).toMatchObject({ status: 400 })
    expect(await ada.call('POST', path, 'nothing like a form', { 'content-type': 'multipart/form-data; boundary=x' })).toMatchObject({ status: 400, body: envelope(400, 'Bad Request') })
  })

  it('another content type is 415, and more than 1 MB of JSON 413', async () => {
    const path = `${base}/conversations/${id}/messages`
    expect(await ada.call('POST', path, 'content=x', { 'content-type': 'text/plain' })).toMatchObject({ status: 415, body: envelope(415, 'Unsupported Media Type') })
    expect(await ada.call('POST', path, { content: 'x'.repeat(1_000_001) })).toMatchObject({ status: 413, body: envelope(413, 'Payload Too Large') })
  })

  it('a form without what makes a message is 400', async () => {
    expect(await sendForm(api.base, ada, id, { type: 'TEXT' })).toMatchObject(list(expect.stringMatching(/^content: /)))
    expect(await sendForm(api.base, ada, id, { type: 'FILE', file: 'a name' })).toMatchObject(list(expect.stringMatching(/^file: /)))
  })
})

it.each([
  ['/conversations?page=999999999&limit=999999999', 200], ['/conversations?search=%00', 400], ['/conversations?search=%FF%25_', 200], ['/conversations?limit=1e3', 400],
  ['/conversations/999999999999999/messages', 404], ['/conversations/%00/messages', 400], ['/search?query=%27%3B--&conversationId=999999999999999', 404],
  ['/search?query=%5C%25_%27&page=999999999', 200],
])('rule 8: %s is %i', async (path, status) => {
  expect((await ada.call('GET', base + path)).status).toBe(status)
})

it.each(['0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999-14:00'])('rule 8: `before` may be %s', async before => {
  expect((await history(ada, id, `?before=${before}`)).status).toBe(200)
})

describe('what is not there', () => {
  it.each([['GET', ''], ['GET', '/'], ['GET', '/nothing'], ['POST', '/conversations/1/read'], ['DELETE', '/conversations/1/messages/2']])('%s %s is 404', async (method, path) => {
    expect(await ada.call(method, base + path, method === 'GET' ? undefined : {})).toMatchObject({ status: 404, body: envelope(404, 'Not Found') })
  })

  it.each([['DELETE', '/conversations', 'GET, POST'], ['PUT', '/conversations/1/messages', 'GET, POST'], ['POST', '/search', 'GET']])('%s %s is 405, and says what is', async (method, path, allowed) => {
    const { status, headers, body } = await ada.call(method, base + path, {})
    expect([status, body]).toEqual([405, envelope(405, 'Method Not Allowed')])
    expect(headers.get('allow')?.split(', ').filter(name => name !== 'OPTIONS' && name !== 'HEAD').toSorted().join(', ')).toBe(allowed)
  })

  it('takes a slash at the end', async () => {
    expect((await ada.call('GET', `${base}/conversations/`)).status).toBe(200)
  })
})

it('answers the same where Next serves', async () => {
  const { GET, POST } = defineDialect(messaging)
  const ask = (method: 'GET' | 'POST', path: string, body?: BodyInit) => {
    const handler = method === 'GET' ? GET : POST
    const headers = { authorization: `Bearer ${ada.token}`, ...(typeof body === 'string' && { 'content-type': 'application/json' }) }
    return handler(new Request(`http://localhost${base}${path}`, { method, headers, ...(body !== undefined && { body }) }), { params: Promise.resolve({}) })
  }
  const form = new FormData()
  form.set('content', 'By Next')
  form.set('type', 'FILE')
  form.set('file', new File(['Plain words.'], 'notes.txt'))
  const sent = await ask('POST', `/conversations/${id}/messages`, form)
  expect([sent.status, (await sent.json() as { data: { type: string } }).data.type]).toEqual([201, 'FILE'])
  expect((await ask('POST', `/conversations/${id}/messages`, JSON.stringify({ content: 'By Next' }))).status).toBe(201)
  expect(await (await ask('GET', `/conversations/${id}/messages`)).json()).toEqual(await history(ada, id).then(({ status: _, ...body }) => body))
  expect((await ask('GET', '/nothing')).status).toBe(404)
})
