import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import { film, pdf, still } from '@/lib/messaging/media/file-samples.fixture'
import samples from './fixtures/http.json'
import { ask, type Body, inbox, messages, refusal, say, talk, upload } from './people.fixture'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const photoOf = async (of: Client) => String((await upload(api.base, of)).body.url)
const on = (id: unknown, messageId: unknown, what = '') => `/dms/threads/${String(id)}/messages/${String(messageId)}${what}`

describe('POST /dms/threads/{thread_id}/messages', () => {
  it('answers 201 with the message', async () => {
    const { ada, id } = await talk(api.client)
    const { status, body } = await say(ada, id, '  How are you?\r\n')
    expect([status, shapeOf(body)]).toEqual([201, shapeOf(samples.messages.items[0])])
    expect(body).toMatchObject({
      thread_id: id, sender_id: ada.made.number, text: 'How are you?', seen: false, heart_count: 0, liked_by_me: false,
      reply_to_id: null, photo_urls: [], video_urls: [], caption: null,
    })
    expect(body.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it('replies with media and a caption, as the document shows it', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body: question } = await say(ben, id, 'What do you think about it?')
    const url = await photoOf(ada)
    const { body } = await say(ada, id, { text: 'I agree with that!', reply_to_id: question.id, photo_urls: [url], caption: 'Beautiful sunset view!' })
    expect(shapeOf(Object.fromEntries(Object.keys(samples.sent).map(name => [name, body[name]])))).toEqual(shapeOf(samples.sent))
    expect(body).toMatchObject({
      text: 'I agree with that!', reply_to_id: question.id, reply_to_text: 'What do you think about it?', reply_to_sender_name: ben.made.name,
      photo_urls: [url], video_urls: [], caption: 'Beautiful sunset view!',
    })
    expect((await messages(ben, id)).at(-1)).toMatchObject({ text: 'I agree with that!', caption: 'Beautiful sunset view!', photo_urls: [url] })
  })

  it('decision 18: media alone have no text here, and read as what they are in previews and replies', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body } = await say(ada, id, { photo_urls: [await photoOf(ada), await photoOf(ada)] })
    expect(body).toMatchObject({ text: '', caption: null })
    expect((body.photo_urls as string[]).length).toBe(2)
    expect((await inbox(ben))[0]?.last_message).toBe('2 photos')
    expect((await say(ben, id, { text: 'Love these!', reply_to_id: body.id })).body).toMatchObject({ reply_to_id: body.id, reply_to_text: '2 photos' })
  })

  it('a caption without words of its own is the caption alone', async () => {
    const { ada, ben, id } = await talk(api.client)
    expect((await say(ada, id, { text: '', photo_urls: [await photoOf(ada)], caption: ' The sea ' })).body).toMatchObject({ text: '', caption: 'The sea' })
    expect((await inbox(ben))[0]?.last_message).toBe('The sea')
  })

  it('videos are apart from photos', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body: video } = await upload(api.base, ada, film('mp4'), 'film.mp4')
    expect(video).toMatchObject({ media_type: 'videos', content_type: 'video/mp4' })
    const photo = await photoOf(ada)
    await say(ada, id, { text: 'Look', photo_urls: [photo], video_urls: [video.url] })
    expect((await messages(ben, id)).at(-1)).toMatchObject({ photo_urls: [photo], video_urls: [video.url] })
  })

  it('decision 18: takes an upload by its id too, and serves it to members', async () => {
    const { ada, ben, id } = await talk(api.client)
    const url = await photoOf(ada)
    await say(ada, id, { photo_urls: [url.split('/').at(-1)] })
    const fetched = (by: Client) => fetch(new URL(url, api.base), { headers: { authorization: `Bearer ${by.token}` } })
    expect((await fetched(ben)).headers.get('x-content-type-options')).toBe('nosniff')
    expect((await fetched(await api.client())).status).toBe(404)
  })

  it('decision 18: refuses foreign hosts and others’ uploads alike with 400', async () => {
    const { ada, ben, id } = await talk(api.client)
    const foreign = await photoOf(ben)
    const details = []
    for (const url of ['https://example.com/a.jpg', foreign, '/api/uploads/0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', `https://example.com${foreign}`, 'javascript:alert(1)']) {
      const { status, body } = await say(ada, id, { text: 'Look', photo_urls: [url] })
      expect(status).toBe(400)
      details.push(body.detail)
    }
    expect(new Set(details).size).toBe(1)
    expect(await messages(ada, id)).toHaveLength(1)
  })

  it('decision 19: a reply to what is unknown, deleted or elsewhere is 404', async () => {
    const [{ ada, id }, elsewhere] = [await talk(api.client), await talk(api.client)]
    const { body: gone } = await say(ada, id, 'Gone')
    await ada.call('DELETE', on(id, gone.id))
    const [foreign] = await messages(elsewhere.ada, elsewhere.id)
    for (const reply_to_id of [gone.id, foreign?.id, 999_999_999]) expect((await say(ada, id, { text: 'Re', reply_to_id })).status).toBe(404)
    expect((await say(ada, id, { text: 'Re', reply_to_id: 'that' })).status).toBe(422)
    expect((await say(ada, id, { text: 'No reply', reply_to_id: null, photo_urls: null, caption: null })).status).toBe(201)
  })

  it.each([
    ['blank', { text: ' \u200b\n' }, 400], ['empty', { text: '' }, 400], ['a control character', { text: 'a\u0007' }, 400], ['nothing', {}, 422],
    ['too long', { text: 'x'.repeat(4001) }, 422], ['a number', { text: 5 }, 422], ['eleven photos', { text: 'x', photo_urls: Array.from({ length: 11 }, (_, at) => `0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b${10 + at}`) }, 422],
    ['a caption alone', { text: '', caption: 'What?' }, 400],
  ])('rules 6 and 8: %s', async (_, said, status) => {
    const { ada, id } = await talk(api.client)
    const reply = await say(ada, id, said)
    expect(reply.status).toBe(status)
    expect(shapeOf(reply.body)).toEqual(shapeOf(refusal(status)))
    expect(await messages(ada, id)).toHaveLength(1)
  })

  it('rule 7: sent again under its key is the first one, also many at once; with other words 409', async () => {
    const { ada, id } = await talk(api.client)
    const send = (text: string) => ada.call('POST', `/dms/threads/${id}/messages`, { text }, { 'idempotency-key': 'once' })
    const replies = await Promise.all(Array.from({ length: 10 }, () => send('Once')))
    expect(new Set(replies.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(replies.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(9)
    expect((await send('Other')).status).toBe(409)
    expect(await messages(ada, id)).toHaveLength(2)
  })
})

describe('GET /dms/threads/{thread_id}/messages', () => {
  it('answers as the document shows it', async () => {
    const { ada, ben, id } = await talk(api.client)
    await say(ben, id, { text: 'I agree!', reply_to_id: (await messages(ben, id))[0]?.id, photo_urls: [await photoOf(ben)], caption: 'Check out this amazing view!' })
    const { body } = await ada.call('GET', `/dms/threads/${id}/messages`)
    const shapes = (page: { items: unknown[] }) => [shapeOf({ ...page, items: [] }), page.items.map(shapeOf)]
    const shown = shapes(body as { items: unknown[] })
    expect(shown[0]).toEqual(shapeOf({ ...samples.messages, items: [] }))
    expect(shown[1]).toEqual([shapeOf(samples.messages.items[0]), shapeOf(samples.messages.items[1])])
    expect(body).toMatchObject({ total: 2, limit: 50, offset: 0, items: [{ text: 'Hello!', sender_id: ada.made.number }, { text: 'I agree!', reply_to_text: 'Hello!' }] })
  })

  it('decision 13: pages back from the newest, ascending inside', async () => {
    const { ada, ben, id } = await talk(api.client)
    for (const text of ['1', '2', '3', '4']) await say(ada, id, text)
    const texts = async (query: string) => (await messages(ben, id, query)).map(({ text }) => text)
    expect(await texts('?limit=2')).toEqual(['3', '4'])
    expect(await texts('?limit=2&offset=1')).toEqual(['2', '3'])
    expect(await texts('?limit=100&offset=3')).toEqual(['Hello!', '1'])
    expect((await ben.call('GET', `/dms/threads/${id}/messages?limit=1000`)).body).toMatchObject({ limit: 100, total: 5 })
    expect((await ben.call('GET', `/dms/threads/${id}/messages?limit=0`)).status).toBe(422)
  })

  it('`seen` tells of both sides: one’s own by the other, theirs by oneself', async () => {
    const { ada, ben, id } = await talk(api.client)
    await say(ben, id, 'Hi')
    const seen = async (of: Client) => (await messages(of, id)).map(message => message.seen)
    expect([await seen(ada), await seen(ben)]).toEqual([[false, false], [false, false]])
    await ben.call('POST', `/dms/threads/${id}/mark-read`)
    expect([await seen(ada), await seen(ben)]).toEqual([[true, false], [true, false]])
  })

  it('rule 3: the thread may be named by its UUID', async () => {
    const { ada, id } = await talk(api.client)
    const uuid = ((await ada.call('GET', '/api/inbox')).body.items as Body[])[0]?.id
    expect(await messages(ada, uuid)).toEqual(await messages(ada, id))
    expect((await say(ada, uuid, 'Hello')).body.thread_id).toBe(id)
  })

  it('shows files that have no place here in words', async () => {
    const { ada, ben, id } = await talk(api.client)
    const form = new FormData()
    form.set('file', new File([new Uint8Array(pdf())], 'notes.pdf'))
    const response = await fetch(`${api.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${ada.token}` } })
    const file = (await response.json()) as Body
    const uuid = ((await ada.call('GET', '/api/inbox')).body.items as Body[])[0]?.id
    await ada.call('POST', `/api/conversations/${String(uuid)}/messages`, { uploadIds: [file.id] })
    expect((await messages(ben, id)).at(-1)).toMatchObject({ text: 'File', photo_urls: [], video_urls: [] })
  })
})

describe('POST /dms/upload/media', () => {
  it('answers 201 as the document shows it', async () => {
    const { status, body } = await upload(api.base, await api.client())
    expect([status, shapeOf(body)]).toEqual([201, shapeOf(samples.media)])
    expect(body).toMatchObject({ media_type: 'photos', content_type: 'image/jpeg' })
  })

  it.each(['png', 'gif', 'jpeg'] as const)('takes %s', async format => {
    expect((await upload(api.base, await api.client(), await still(format), 'a.bin')).body).toMatchObject({ content_type: `image/${format}` })
  })

  it('goes by content: refuses other files, whatever they are called', async () => {
    const ada = await api.client()
    for (const bytes of [pdf(), Buffer.from('<script>alert(1)</script>')]) expect(await upload(api.base, ada, bytes, 'photo.jpg')).toMatchObject({ status: 415, body: { detail: expect.any(String) } })
    expect(await upload(api.base, ada, Buffer.alloc(0))).toMatchObject({ status: 422 })
  })

  it('refuses images of more than 10 MB', async () => {
    const large = Buffer.concat([await still('png'), Buffer.alloc(10 * 1024 * 1024)])
    expect(await upload(api.base, await api.client(), large, 'large.png')).toMatchObject({ status: 413 })
  })

  it('needs a form with a file', async () => {
    const ada = await api.client()
    expect((await ada.call('POST', '/dms/upload/media', { file: 'x' })).status).toBe(415)
  })
})

describe('DELETE /dms/threads/{thread_id}/messages/{message_id}', () => {
  it('withholds the message everywhere, once', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body } = await say(ada, id, 'Secret')
    const { body: reply } = await say(ben, id, { text: 'Really?', reply_to_id: body.id })
    const { status, body: nothing } = await ada.call('DELETE', on(id, body.id))
    expect([status, nothing]).toEqual([204, { text: '' }])
    expect((await messages(ben, id)).find(message => message.id === reply.id)).toMatchObject({ reply_to_id: null, reply_to_text: null, reply_to_sender_name: null })
    expect((await ben.call('GET', `/dms/threads/${id}/messages`)).body.total).toBe(2)
    expect((await ada.call('DELETE', on(id, body.id))).status).toBe(404)
  })

  it('"Updates thread’s last activity timestamp"', async () => {
    const [{ ada, id }, cleo] = [await talk(api.client), await api.client()]
    const { body } = await say(ada, id, 'Old')
    await ask(ada, cleo)
    const before = (await inbox(ada)).map(thread => thread.id)
    await ada.call('DELETE', on(id, body.id))
    expect((await inbox(ada)).map(thread => thread.id)).toEqual([...before].reverse())
    expect((await inbox(ada))[0]).toMatchObject({ last_message: 'Hello!' })
  })

  it('rule 4: of the other’s message is 403 in one’s own thread, and 404 in a stranger’s', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body } = await say(ada, id, 'Mine')
    expect((await ben.call('DELETE', on(id, body.id))).status).toBe(403)
    expect((await (await api.client()).call('DELETE', on(id, body.id))).status).toBe(404)
    expect((await messages(ben, id)).at(-1)?.text).toBe('Mine')
  })
})

describe('hearts and reactions', () => {
  it('a heart is given and taken back', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body } = await say(ada, id, 'Hi')
    const like = (by: Client) => by.call('POST', on(id, body.id, '/heart'))
    const first = await like(ada)
    expect([first.status, shapeOf(first.body)]).toEqual([200, shapeOf(samples.heart)])
    expect((await like(ben)).body).toEqual({ liked: true, heart_count: 2 })
    expect((await messages(ben, id)).at(-1)).toMatchObject({ heart_count: 2, liked_by_me: true })
    expect((await like(ben)).body).toEqual({ liked: false, heart_count: 1 })
    expect((await messages(ben, id)).at(-1)).toMatchObject({ heart_count: 1, liked_by_me: false })
  })

  it('a reaction is one per emoji and person: 201, then 200 with the same one', async () => {
    const { ada, id } = await talk(api.client)
    const { body: message } = await say(ada, id, 'Hi')
    const react = () => ada.call('POST', on(id, message.id, '/reactions'), { emoji: '👍' })
    const { status, body } = await react()
    expect([status, shapeOf(body)]).toEqual([201, shapeOf(samples.reaction)])
    expect(body).toMatchObject({ message_id: message.id, user_id: ada.made.number, emoji: '👍' })
    const again = await react()
    expect([again.status, again.body]).toEqual([200, body])
  })

  it('are listed by emoji, and removed by it in the address', async () => {
    const { ada, ben, id } = await talk(api.client)
    const { body: message } = await say(ada, id, 'Hi')
    for (const [by, emoji] of [[ada, '👍'], [ben, '👍'], [ben, '❤']] as const) await by.call('POST', on(id, message.id, '/reactions'), { emoji })
    const list = async () => (await ada.call('GET', on(id, message.id, '/reactions'))).body
    expect(await list()).toEqual({
      '👍': [{ user_id: ada.made.number, user_name: ada.made.name }, { user_id: ben.made.number, user_name: ben.made.name }],
      '❤️': [{ user_id: ben.made.number, user_name: ben.made.name }],
    })
    const remove = await ben.call('DELETE', on(id, message.id, '/reactions/%F0%9F%91%8D'))
    expect([remove.status, remove.body]).toEqual([200, samples.removed])
    expect((await ben.call('DELETE', on(id, message.id, '/reactions/%F0%9F%91%8D'))).body).toEqual({ success: true })
    expect(Object.keys(await list())).toEqual(['👍', '❤️'])
    expect((await messages(ben, id)).at(-1)).toMatchObject({ heart_count: 1, liked_by_me: true })
  })

  it('rule 8: one emoji, and nothing else', async () => {
    const { ada, id } = await talk(api.client)
    const [message] = await messages(ada, id)
    for (const emoji of ['', 'ok', '👍👍', ' 👍', 7]) expect((await ada.call('POST', on(id, message?.id, '/reactions'), { emoji })).status).toBe(422)
    expect((await ada.call('DELETE', on(id, message?.id, '/reactions/ok'))).status).toBe(422)
  })

  it('decision 19: at most 20 different ones', async () => {
    const { ada, id } = await talk(api.client)
    const [message] = await messages(ada, id)
    const animals = [...'🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧🐦🐤🦆🦅']
    const statuses = []
    for (const emoji of animals) statuses.push((await ada.call('POST', on(id, message?.id, '/reactions'), { emoji })).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 201), 409])
  })
})
