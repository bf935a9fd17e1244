import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { photo } from '../media/file-samples.fixture'
import { findUpload } from '../media/find-upload'
import { purgeUploads } from '../media/purge-uploads'
import { sendMessage } from '../messages/send-message'
import { listMessages } from '../messages/list-messages'
import { listEvents } from '../sync/list-events'
import { type Actor, refusal, scene } from '../testing/scene'
import { previewLink } from './preview-link'

const { ctx: bare, published, pair, person } = scene()
const { sql } = bare
const ctx = { ...bare, operator: { ...bare.operator, network: { allow: ['127.0.0.1/32'] } } }

let server: http.Server
let base: string
let image: Buffer
let visits: string[] = []
let headers: http.IncomingHttpHeaders[] = []

beforeAll(async () => {
  image = await photo(300, 200)
  server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', base)
    visits.push(url.pathname)
    headers.push(request.headers)
    const to = url.searchParams.get('to')
    if (to) return response.writeHead(302, { location: to }).end()
    if (url.pathname === '/picture.jpg') return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(image)
    if (url.pathname.startsWith('/page')) {
      const shown = url.searchParams.get('image') ?? '/picture.jpg'
      return response.writeHead(200, { 'content-type': 'text/html' }).end(`<title>A page</title><meta property="og:site_name" content="Site">
        <meta property="og:description" content="Words"><meta property="og:image" content="${shown}">`)
    }
    return response.writeHead(404).end()
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  visits = []
  headers = []
})

let pages = 0
/** A page that nobody has linked to yet. */
const page = (query = '') => `${base}/page${++pages}${query}`

async function said(sender: Actor, id: string, text: string): Promise<string> {
  const { view } = await sendMessage(sender, { id, text })
  await previewLink.run(ctx, { messageId: view.id })
  return view.id
}
const preview = async (viewer: Actor, id: string) => (await listMessages(viewer, { id, limit: 10 })).items.at(-1)?.preview

describe('a link in a message', () => {
  it('is shown with what it leads to, to everybody and by a change of its own', async () => {
    const { ada, ben, id } = await pair()
    const url = page()
    const messageId = await said(ada, id, `Look at ${url}#part, will you`)
    const expected = { url, title: 'A page', description: 'Words', siteName: 'Site', imageUrl: expect.stringContaining('/api/uploads/') }
    expect([await preview(ada, id), await preview(ben, id)]).toEqual([expected, expected])
    const { items } = await listEvents(ben, { id, after: 0, limit: 10 })
    expect(items.map(({ seq, type, messageId }) => [seq, type, messageId])).toEqual([[1, 'message_created', messageId], [2, 'message_updated', messageId]])
    expect(published.at(-1)).toMatchObject({ userIds: expect.arrayContaining([ada.made.id, ben.made.id]), event: { type: 'message_updated', seq: 2, message: { preview: { title: 'A page' } } } })
  })

  it('has a picture that who may see the message may see, and nobody else', async () => {
    const { ada, ben, id } = await pair()
    const outsider = await person()
    await said(ada, id, page())
    const uploadId = (await preview(ada, id))?.imageUrl?.split('/').at(-1) ?? ''
    for (const viewer of [ada, ben]) expect(await findUpload(viewer, { id: uploadId, size: 'small' })).toMatchObject({ contentType: 'image/webp' })
    expect(await refusal(findUpload(outsider, { id: uploadId }))).toBe('not_found')
    await sql`update memberships set state = 'requested' where conversation_id = ${id} and user_id = ${ben.made.id}`
    expect(await refusal(findUpload(ben, { id: uploadId }))).toBe('not_found')
  })

  it('is called once for everybody, whatever comes of it, and again after a day', async () => {
    const [here, there] = await Promise.all([pair(), pair()])
    const [url, missing] = [page(), `${base}/missing${++pages}`]
    for (const { ada, id } of [here, there]) for (const link of [url, missing]) await said(ada, id, link)
    expect(visits.toSorted()).toEqual([new URL(missing).pathname, new URL(url).pathname, '/picture.jpg'].toSorted())
    await sql`update link_previews set fetched_at = now() - interval '25 hours' where url = ${missing}`
    await said(here.ada, here.id, missing)
    expect(visits.filter(path => path === new URL(missing).pathname)).toHaveLength(2)
  })

  it('is called without telling who we are or where it was said', async () => {
    const { ada, id } = await pair()
    await said(ada, id, page())
    for (const { cookie, referer, authorization } of headers) expect({ cookie, referer, authorization }).toEqual({})
  })

  it('is looked at once however often the job runs', async () => {
    const { ada, id } = await pair()
    const messageId = await said(ada, id, page())
    await Promise.all(Array.from({ length: 5 }, () => previewLink.run(ctx, { messageId })))
    expect((await listEvents(ada, { id, after: 0, limit: 10 })).items).toHaveLength(2)
  })

  it('gets one preview though five workers look at once', async () => {
    const { ada, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: page() })
    await Promise.all(Array.from({ length: 5 }, () => previewLink.run(ctx, { messageId: view.id })))
    expect((await listEvents(ada, { id, after: 0, limit: 10 })).items).toHaveLength(2)
  })

  it.each(['requested', 'declined'])('is never called while the conversation is %s', async state => {
    const { ada, ben, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: page() })
    await sql`update memberships set state = ${state} where conversation_id = ${id} and user_id = ${ben.made.id}`
    await previewLink.run(ctx, { messageId: view.id })
    expect([visits, await preview(ada, id)]).toEqual([[], null])
  })

  it('is not called when the message is gone by then', async () => {
    const { ada, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: page() })
    await sql`update messages set deleted_at = now(), text = '' where id = ${view.id}`
    await previewLink.run(ctx, { messageId: view.id })
    expect(visits).toEqual([])
  })

  it('loses its preview with an edit that takes it away', async () => {
    const { ada, id } = await pair()
    const messageId = await said(ada, id, page())
    await sql`update messages set text = 'Nothing' where id = ${messageId}`
    await previewLink.run(ctx, { messageId })
    expect(await preview(ada, id)).toBeNull()
  })

  it.each(['http://127.0.0.2:1/', 'http://169.254.169.254/latest', 'http://[::1]:1/', 'http://0x7f.2/', 'http://localhost:1/'])(
    'that leads on to %s shows nothing',
    async target => {
      const { ada, id } = await pair()
      await said(ada, id, page(`?to=${encodeURIComponent(target)}`))
      await said(ada, id, target)
      expect([visits.length, await preview(ada, id)]).toEqual([1, null])
    },
  )

  it.each(['http://169.254.169.254/x.png', '/missing.png', 'javascript:alert(1)', '/page0'])('whose picture is %s shows none', async picture => {
    const { ada, id } = await pair()
    await said(ada, id, page(`?image=${encodeURIComponent(picture)}`))
    expect(await preview(ada, id)).toMatchObject({ title: 'A page', imageUrl: null })
  })

  it('nothing is called but public addresses on the ports of the web, unless the operator says so', async () => {
    const { ada, id } = await pair()
    const { view } = await sendMessage(ada, { id, text: page() })
    await previewLink.run(bare, { messageId: view.id })
    expect([visits, await preview(ada, id)]).toEqual([[], null])
  })
})

describe('a preview that no message shows any more', () => {
  it('is forgotten after a day, with its picture', async () => {
    const { ada, id } = await pair()
    const [gone, kept] = [page(), page()]
    const messageId = await said(ada, id, gone)
    const uploadId = (await preview(ada, id))?.imageUrl?.split('/').at(-1) ?? ''
    await said(ada, id, kept)
    await sql`update messages set deleted_at = now() where id = ${messageId}`
    await sql`update link_previews set fetched_at = now() - interval '2 days'`
    await sql`update uploads set created_at = now() - interval '2 hours' where id = ${uploadId}`
    await purgeUploads(ctx)
    await sql`update uploads set deleted_at = now() - interval '2 minutes' where deleted_at is not null`
    await purgeUploads(ctx)
    expect(await sql`select url from link_previews where url in (${gone}, ${kept})`).toEqual([{ url: kept }])
    expect(await sql`select from uploads where id = ${uploadId}`).toEqual([])
    expect(await preview(ada, id)).toMatchObject({ url: kept })
  })
})
