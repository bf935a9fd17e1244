import path from 'node:path'
import { Readable } from 'node:stream'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { maxStoredBytes } from '@/lib/messaging/media/create-upload'
import { film, moving, pdf, photo } from '@/lib/messaging/media/file-samples.fixture'
import type { Mounted } from './next'
import { type Client, type Reply, startApi, type TestApi } from './testing/api'

const sql = database()
let api: TestApi
let ada: Client
let ben: Client
let outsider: Client

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben, outsider] = await Promise.all([api.client(), api.client(), api.client()])
})
afterAll(() => api.close())

const nowhere = '01a1fc7b-0000-7000-8000-000000000000'

async function upload(by: Client, bytes: Uint8Array, name = 'file', headers: Record<string, string> = {}): Promise<Reply> {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  const response = await fetch(`${api.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${by.token}`, ...headers } })
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> }
}

async function uploaded(by: Client, bytes: Uint8Array, name?: string): Promise<string> {
  const { status, body } = await upload(by, bytes, name)
  expect(status).toBe(201)
  return String(body.id)
}

function download(by: Client, id: string, headers: Record<string, string> = {}, query = '', method = 'GET'): Promise<Response> {
  return fetch(`${api.base}/api/uploads/${id}${query}`, { method, headers: { authorization: `Bearer ${by.token}`, ...headers } })
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

/** A conversation of the two in which Ada sent the upload. */
async function sent(by: Client, to: Client, uploadId: string): Promise<{ conversationId: string; messageId: string }> {
  const conversationId = await makeConversation(sql, [by.made.id, to.made.id], [{ senderId: by.made.id, text: 'See', at: new Date() }])
  const [row] = await sql<{ messageId: string }[]>`
    with kept as (update uploads set attached = true where id = ${uploadId})
    insert into attachments (message_id, position, upload_id) select id, 1, ${uploadId} from messages where conversation_id = ${conversationId}
    returning message_id as "messageId"`
  return { conversationId, messageId: row?.messageId ?? '' }
}

describe('POST /api/uploads', () => {
  it('takes an image, says how large it is, and gives it back without what the camera wrote', async () => {
    const { status, body } = await upload(ada, await photo(400, 300), 'Ferien.jpg')
    expect(status).toBe(201)
    expect(body).toMatchObject({ kind: 'image', contentType: 'image/jpeg', name: 'Ferien.jpg', width: 400, height: 300, duration: null, url: `/api/uploads/${body.id}` })
    const response = await download(ada, String(body.id))
    const bytes = await bytesOf(response)
    expect([response.status, bytes.length, bytes.includes('secret')]).toEqual([200, body.size, false])
    expect((await sharp(bytes).metadata()).width).toBe(400)
  })

  it('takes a film and says how long it is', async () => {
    expect((await upload(ada, film('isom', 12.5), 'film.mp4')).body).toMatchObject({ kind: 'video', contentType: 'video/mp4', duration: 12.5, width: null, thumbhash: null })
  })

  it.each(['Żółć 日本 👩‍👩‍👧.pdf', 'it\'s (1) 100%;*.pdf', 'שלום.pdf'])('keeps the name %s', async name => {
    const { body } = await upload(ada, pdf(), name)
    expect(body.name).toBe(name)
    const disposition = (await download(ada, String(body.id))).headers.get('content-disposition') ?? ''
    expect(disposition).toMatch(/^attachment; filename="[\u0020-\u007e]+"; filename\*=UTF-8''[\w.%~-]+$/)
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe(name)
  })

  it.each([['../../etc/passwd', 'passwd'], ['C:\\Users\\a.pdf', 'a.pdf'], ['', 'File'], ['a\u202egnp.pdf', 'agnp.pdf'], ['...', 'File']])('makes a name of %j', async (given, kept) => {
    expect((await upload(ada, pdf(), given)).body.name).toBe(kept)
  })

  it('cuts a long name in the middle and keeps its ending', async () => {
    const { name } = (await upload(ada, pdf(), `${'ä'.repeat(500)}.pdf`)).body
    expect([...String(name)]).toHaveLength(200)
    expect(name).toMatch(/ä\.pdf$/)
  })

  it.each<[string, Uint8Array, number, string]>([
    ['a program that says it is a picture', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]), 415, 'unsupported_media_type'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 415, 'unsupported_media_type'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'unsupported_media_type'],
    ['an empty file', Buffer.alloc(0), 422, 'validation_failed'],
    ['what is too large for anything', Buffer.alloc(54_000_000, 'a'), 413, 'too_large'],
  ])('refuses %s', async (_, bytes, status, code) => {
    const reply = await upload(ada, bytes, 'photo.png')
    expect([reply.status, reply.body.code]).toEqual([status, code])
  })

  it('tells also who sends far too much, however it comes', async () => {
    const pieces = (async function* () {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n')
      for (let sent = 0; sent < 120; sent++) yield Buffer.alloc(1_000_000, 'a')
    })()
    const init: RequestInit & { duplex: 'half' } = {
      method: 'POST', duplex: 'half', body: Readable.toWeb(Readable.from(pieces)) as ReadableStream,
      headers: { authorization: `Bearer ${ada.token}`, 'content-type': 'multipart/form-data; boundary=b' },
    }
    expect((await fetch(`${api.base}/api/uploads`, init)).status).toBe(413)
  })

  it.each<[string, string, string, number]>([
    ['no form', 'application/json', '{}', 415],
    ['a form without a boundary', 'multipart/form-data; charset=utf-8', 'x', 400],
    ['a form that ends in the middle', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx', 400],
    ['a form that is none', 'multipart/form-data; boundary=b', 'nothing of the kind', 400],
    ['a form without a file', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--b--\r\n', 422],
    ['text where the file should be', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="file"\r\n\r\nx\r\n--b--\r\n', 422],
    ['a field that would be a prototype', 'multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--\r\n', 422],
  ])('refuses %s', async (_, contentType, body, status) => {
    const response = await fetch(`${api.base}/api/uploads`, { method: 'POST', body, headers: { authorization: `Bearer ${ada.token}`, 'content-type': contentType } })
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  })

  it('rule 7: the same key and file is the first answer again, another file a conflict', async () => {
    const key = { 'idempotency-key': newId() }
    const first = await upload(ada, pdf(), 'a.pdf', key)
    const again = await upload(ada, pdf(), 'a.pdf', key)
    expect([again.status, again.body.id, again.headers.get('idempotency-replayed')]).toEqual([201, first.body.id, 'true'])
    expect((await upload(ada, Buffer.from('other'), 'a.pdf', key)).body.code).toBe('idempotency_mismatch')
  })

  it('keeps 1 GB per person, also when ten come at once', async () => {
    const cleo = await api.client()
    await sql`update users set stored_size = ${maxStoredBytes - 35_000} where id = ${cleo.made.id}`
    const replies = await Promise.all(Array.from({ length: 10 }, () => upload(cleo, Buffer.alloc(10_000, 'a'))))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 201, 413, 413, 413, 413, 413, 413, 413])
    expect(new Set(replies.filter(({ status }) => status === 413).map(({ body }) => body.code))).toEqual(new Set(['storage_full']))
    const [kept] = await sql`select stored_size as counted, (select count(*)::int from uploads where owner_id = u.id) as files from users u where id = ${cleo.made.id}`
    expect(kept).toEqual({ counted: maxStoredBytes - 5_000, files: 3 })
  })
})

describe('GET /api/uploads/{id}', () => {
  it('gives images in sizes', async () => {
    const id = await uploaded(ada, await photo(1000, 500), 'Ferien.jpg')
    const widths = await Promise.all(['thumbnail', 'small', 'medium', 'large'].map(async size => {
      const response = await download(ada, id, {}, `?size=${size}`)
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp'])
      return (await sharp(await bytesOf(response)).metadata()).width
    }))
    expect(widths).toEqual([160, 480, 960, 1000])
    expect((await download(ada, id, {}, '?size=huge')).status).toBe(422)
    expect((await download(ada, await uploaded(ada, pdf()), {}, '?size=small')).status).toBe(404)
  })

  it('keeps what moves moving', async () => {
    const id = await uploaded(ada, await moving('gif'))
    expect((await sharp(await bytesOf(await download(ada, id))).metadata()).pages).toBe(3)
  })

  it('lets nothing but pictures, films and sound show by themselves, and nothing run', async () => {
    const inline = await download(ada, await uploaded(ada, await photo()))
    const text = await download(ada, await uploaded(ada, Buffer.from('words <script>alert(1)</script>'), 'a.html'))
    expect(inline.headers.get('content-disposition')).toMatch(/^inline; /)
    expect([text.headers.get('content-disposition')?.split(';')[0], text.headers.get('content-type')]).toEqual(['attachment', 'text/plain; charset=utf-8'])
    for (const { headers } of [inline, text]) {
      expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'private, no-cache'])
      expect(headers.get('content-security-policy')).toContain('sandbox')
    }
  })

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-2', 206, '89', 'bytes 8-9/10'],
    ['bytes=5-999', 206, '56789', 'bytes 5-9/10'],
    ['bytes=-999', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['bytes=4-2', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
    ['lines=1-2', 200, '0123456789', null],
  ])('answers the range %s', async (range, status, text, contentRange) => {
    const response = await download(ada, await uploaded(ada, Buffer.from('0123456789')), { range })
    expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([status, text, contentRange])
    expect([response.headers.get('accept-ranges'), response.headers.get('content-length')]).toEqual(['bytes', String(text.length)])
  })

  it.each(['bytes=10-', 'bytes=10-12', 'bytes=-0'])('refuses the range %s, which is not within', async range => {
    const response = await download(ada, await uploaded(ada, Buffer.from('0123456789')), { range })
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */10'])
  })

  it('gives a range only of the file that is meant, and says when nothing has changed', async () => {
    const id = await uploaded(ada, Buffer.from('0123456789'))
    const etag = (await download(ada, id)).headers.get('etag') ?? ''
    const conditions: Record<string, string>[] = [{ 'if-none-match': etag }, { 'if-none-match': '"other"' }, { range: 'bytes=0-1', 'if-range': etag }, { range: 'bytes=0-1', 'if-range': '"other"' }]
    expect(await Promise.all(conditions.map(async headers => (await download(ada, id, headers)).status))).toEqual([304, 200, 206, 200])
  })

  it('answers HEAD with what GET would say', async () => {
    const response = await download(ada, await uploaded(ada, Buffer.from('0123456789')), {}, '', 'HEAD')
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '10', ''])
  })

  it('gives a file to its owner and to who may see a message with it; to others it does not exist', async () => {
    const id = await uploaded(ada, pdf())
    expect((await download(ben, id)).status).toBe(404)
    await sent(ada, ben, id)
    expect(await Promise.all([ada, ben, outsider].map(async client => (await download(client, id)).status))).toEqual([200, 200, 404])
    const [theirs, unknown] = await Promise.all([id, nowhere].map(async ref => {
      const { requestId: _, ...rest } = (await (await download(outsider, ref)).json()) as Record<string, unknown>
      return rest
    }))
    expect(theirs).toEqual(unknown)
    expect((await fetch(`${api.base}/api/uploads/${id}`)).status).toBe(401)
  })

  it.each<[string, (to: { conversationId: string; messageId: string; userId: string }) => Promise<unknown>]>([
    ['who has not accepted yet', ({ conversationId, userId }) => sql`update memberships set state = 'requested' where conversation_id = ${conversationId} and user_id = ${userId}`],
    ['who declined', ({ conversationId, userId }) => sql`update memberships set state = 'declined' where conversation_id = ${conversationId} and user_id = ${userId}`],
    ['who left', ({ conversationId, userId }) => sql`update memberships set state = 'left' where conversation_id = ${conversationId} and user_id = ${userId}`],
    ['who cleared the conversation', ({ conversationId, userId }) => sql`update memberships set cleared_seq = 1 where conversation_id = ${conversationId} and user_id = ${userId}`],
    ['who deleted the message for themselves', ({ messageId, userId }) => sql`insert into hidden_messages (message_id, user_id) values (${messageId}, ${userId})`],
    ['anybody once the message is deleted', ({ messageId }) => sql`update messages set deleted_at = now() where id = ${messageId}`],
    ['anybody once the file is given up', ({ messageId }) => sql`update uploads set deleted_at = now() where id = (select upload_id from attachments where message_id = ${messageId})`],
  ])('gives nothing to %s', async (_, happens) => {
    const [sender, to] = await Promise.all([api.client(), api.client()])
    const id = await uploaded(sender, pdf())
    const where = await sent(sender, to, id)
    expect((await download(to, id)).status).toBe(200)
    await happens({ ...where, userId: to.made.id })
    expect((await download(to, id)).status).toBe(404)
  })

  it('gives who left a group what was there until then', async () => {
    const [early, late] = await Promise.all([uploaded(ada, pdf()), uploaded(ada, pdf())])
    const to = await api.client()
    const first = await sent(ada, to, early)
    const second = await sent(ada, await api.client(), late)
    await sql`update conversations set kind = 'group' where id = ${first.conversationId}`
    await sql`update memberships set state = 'left', left_seq = 1 where conversation_id = ${first.conversationId} and user_id = ${to.made.id}`
    await sql`update messages set conversation_id = ${first.conversationId}, seq = 2 where id = ${second.messageId}`
    expect([(await download(to, early)).status, (await download(to, late)).status]).toEqual([200, 404])
  })

  it.each(['0', '7', 'x', "'", '%00', nowhere])('says of %s that it does not exist', async id => {
    expect([400, 404]).toContain((await download(ada, id)).status)
  })
})

describe('both adapters', () => {
  it('give the same bytes', async () => {
    const id = await uploaded(ada, Buffer.from('0123456789'), 'Grüße.txt')
    const mounted = (await import(path.resolve(import.meta.dirname, '../../app/api/uploads/[id]/route.ts'))) as Mounted
    const own = new Set(['date', 'connection', 'keep-alive', 'x-request-id'])
    const comparable = async (response: Response) => ({
      status: response.status, text: await response.text(), headers: [...response.headers].filter(([name]) => !own.has(name)).sort(),
    })
    for (const [method, headers] of [['GET', {}], ['GET', { range: 'bytes=1-3' }], ['HEAD', {}]] as const) {
      const request = new Request(`${api.base}/api/uploads/${id}`, { method, headers: { authorization: `Bearer ${ada.token}`, ...headers } })
      const overNext = await mounted.GET(request, { params: Promise.resolve({ id }) })
      expect(await comparable(overNext)).toEqual(await comparable(await download(ada, id, headers, '', method)))
    }
  })

  it('take the same form', async () => {
    const mounted = (await import(path.resolve(import.meta.dirname, '../../app/api/uploads/route.ts'))) as Mounted
    const form = new FormData()
    form.set('file', new File(['words'], 'Grüße.txt'))
    const request = new Request(`${api.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${ada.token}` } })
    const response = await mounted.POST(request, { params: Promise.resolve({}) })
    expect([response.status, await response.json()]).toMatchObject([201, { name: 'Grüße.txt', size: 5, kind: 'file' }])
  })
})
