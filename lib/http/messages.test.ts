import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { type Client, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
let ben: Client
let conversation: string

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
  conversation = await makeConversation(database(), [ada.made.id, ben.made.id])
})
afterAll(() => api.close())

/** Something that Ada said, as a path. */
async function said(text: string): Promise<{ id: string; path: string }> {
  const { body } = await ada.call('POST', `/api/conversations/${conversation}/messages`, { text })
  return { id: String(body.id), path: `/api/conversations/${conversation}/messages/${String(body.id)}` }
}
const code = ({ status, body }: Awaited<ReturnType<Client['call']>>) => [status, body.code]

describe('what becomes of a message, over HTTP', () => {
  it('PATCH changes it: 200 for whoever said it, 403 for the other side, and once it is too late', async () => {
    const { id, path } = await said('Frist')
    expect(await ada.call('PATCH', path, { text: 'First' })).toMatchObject({ status: 200, body: { id, text: 'First' } })
    expect(code(await ben.call('PATCH', path, { text: 'Mine' }))).toEqual([403, 'forbidden'])
    expect(code(await ada.call('PATCH', path, { text: ' ' }))).toEqual([400, 'blank_text'])
    await database()`update messages set created_at = created_at - interval '16 minutes' where id = ${id}`
    expect(code(await ada.call('PATCH', path, { text: 'Late' }))).toEqual([403, 'edit_window_over'])
  })

  it('DELETE is 204, for everyone where nothing is said; a second time 404', async () => {
    const [one, two] = [await said('One'), await said('Two')]
    expect((await ben.call('DELETE', `${one.path}?for=me`)).status).toBe(204)
    expect(code(await ben.call('DELETE', `${one.path}?for=me`))).toEqual([404, 'not_found'])
    expect((await ada.call('DELETE', one.path)).status).toBe(204)
    expect(code(await ben.call('DELETE', two.path))).toEqual([403, 'forbidden'])
    expect((await ada.call('DELETE', `${two.path}?for=everyone`)).status).toBe(204)
    expect(code(await ada.call('DELETE', two.path))).toEqual([404, 'not_found'])
    expect(code(await ada.call('DELETE', `${two.path}?for=nobody`))).toEqual([422, 'validation_failed'])
  })

  it('rule 11: a reaction that is new is 201, that exists 200, taken back 204 every time', async () => {
    const { path } = await said('Look')
    const heart = `${path}/reactions/${encodeURIComponent('❤️')}`
    expect(await ben.call('PUT', heart)).toMatchObject({ status: 201, body: { emoji: '❤️', count: 1, mine: true } })
    expect(await ben.call('PUT', `${path}/reactions/${encodeURIComponent('\u2764')}`)).toMatchObject({ status: 200, body: { emoji: '❤️', count: 1, mine: true } })
    expect(await ada.call('GET', `${path}/reactions`)).toMatchObject({ status: 200, body: { items: [{ emoji: '❤️', user: { id: ben.made.id } }], nextCursor: null } })
    expect((await ben.call('DELETE', heart)).status).toBe(204)
    expect((await ben.call('DELETE', heart)).status).toBe(204)
    expect(code(await ben.call('PUT', `${path}/reactions/x`))).toEqual([422, 'validation_failed'])
  })

  it('pins and saves are 204, and listed', async () => {
    const { id, path } = await said('Address')
    for (const what of ['pin', 'save']) expect((await ben.call('PUT', `${path}/${what}`)).status).toBe(204)
    expect(await ada.call('GET', `/api/conversations/${conversation}/pins`)).toMatchObject({ status: 200, body: { items: [{ id }] } })
    expect(await ben.call('GET', '/api/saved')).toMatchObject({ status: 200, body: { items: [{ id }] } })
    for (const what of ['pin', 'save']) expect((await ben.call('DELETE', `${path}/${what}`)).status).toBe(204)
    expect(await ben.call('GET', '/api/saved')).toMatchObject({ body: { items: [] } })
  })

  it('rule 7: forwarded under one Idempotency-Key, it arrives once, and each conversation answers for itself', async () => {
    const { path } = await said('News')
    const target = await makeConversation(database(), [ada.made.id, (await api.client()).made.id])
    const forward = () => ada.call('POST', `${path}/forward`, { conversationIds: [target, ben.made.id] }, { 'idempotency-key': `forward ${target}` })
    const first = await forward()
    expect(first).toMatchObject({ status: 201, body: { items: [{ message: { text: 'News', forwarded: true } }, { error: { code: 'not_found' } }] } })
    const again = await forward()
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true'])
    expect((await ada.call('GET', `/api/conversations/${target}/messages`)).body.items).toHaveLength(1)
  })
})
