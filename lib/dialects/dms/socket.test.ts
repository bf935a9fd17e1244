import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import type { Client } from '@/lib/http/testing/api'
import { type RawClient, type Seen, type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { events } from './events'
import samples from './fixtures/frames.json'
import { answer, ask, type Body, inbox, messages, say, talk, upload } from './people.fixture'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
})
afterAll(() => site.stop())

/** Open, and greeted. */
async function open(of: Client, thread: unknown): Promise<RawClient> {
  const client = await site.raw(`/ws/dms/${String(thread)}?token=${of.token}`)
  await client.next('connection_established')
  return client
}

/** Two with an accepted thread, each with a socket on it. */
async function two() {
  const made = await talk(site.client)
  const [adas, bens] = await Promise.all([open(made.ada, made.id), open(made.ben, made.id)])
  return { ...made, adas, bens }
}

/** Two with a thread, of whom Ben listens to another thread, with Cleo. */
async function aside() {
  const made = await talk(site.client)
  const cleo = await site.client()
  const { body } = await ask(cleo, made.ben)
  await answer(made.ben, body.id, 'accepted')
  return { ...made, cleo, elsewhere: Number(body.id), bens: await open(made.ben, body.id) }
}

/** What has come before a frame that is answered, without what is only about being online. */
async function seenBy(client: RawClient): Promise<Seen[]> {
  client.send({ type: 'ping' })
  await client.next('pong')
  return client.waiting.filter(({ type }) => type !== 'presence_update')
}

/** The shape of those parts that a sample has. */
const shapeWithin = (value: object, sample: object) => shapeOf(Object.fromEntries(Object.entries(value).filter(([name]) => name in sample)))

async function refusalOf(client: RawClient, frame: object | string): Promise<Seen> {
  client.send(frame)
  const error = await client.next('error')
  expect(error).toEqual({ type: 'error', message: expect.any(String) })
  return error
}

describe('connection', () => {
  it('is greeted as the document shows it', async () => {
    const { ada, id } = await talk(site.client)
    const client = await site.raw(`/ws/dms/${id}?token=${ada.token}`)
    const greeting = await client.next('connection_established')
    expect(shapeOf(greeting)).toEqual(shapeOf(samples.connection_established))
    expect(greeting).toMatchObject({ thread_id: id, user_id: ada.made.number })
  })

  it('rule 3: the thread may be named by its UUID', async () => {
    const { ada, id } = await talk(site.client)
    const uuid = ((await ada.call('GET', '/api/inbox')).body.items as Body[])[0]?.id
    const client = await site.raw(`/ws/dms/${String(uuid)}/?token=${ada.token}`)
    expect(await client.next('connection_established')).toMatchObject({ thread_id: id })
  })

  it('rule 4: to a thread of others is refused as to one that does not exist', async () => {
    const { id } = await talk(site.client)
    const cleo = await site.client()
    const refusals = []
    for (const thread of [id, 999_999_999, 'none']) {
      const client = await site.raw(`/ws/dms/${thread}?token=${cleo.token}`)
      refusals.push([await client.next('error'), await client.closed])
    }
    expect(new Set(refusals.map(refusal => JSON.stringify(refusal)))).toEqual(new Set([JSON.stringify([{ type: 'error', message: 'This conversation does not exist.' }, 4404])]))
  })

  it('rule 1: needs a token', async () => {
    const { id } = await talk(site.client)
    const client = await site.raw(`/ws/dms/${id}`)
    expect([await client.next('error'), await client.closed]).toEqual([{ type: 'error', message: expect.any(String) }, 4401])
  })
})

describe('new_message', () => {
  it('reaches every socket of both once, however it was sent', async () => {
    const { ada, ben, id, adas, bens } = await two()
    const other = await open(ada, id)
    adas.send({ type: 'message', text: '  Hello! ' })
    const [mine, theirs] = await Promise.all([adas.next('new_message'), bens.next('new_message')])
    expect(shapeWithin(theirs.message as object, samples.new_message.message)).toEqual(shapeOf(samples.new_message.message))
    expect(theirs.message).toMatchObject({ thread_id: id, sender_id: ada.made.number, text: 'Hello!' })
    expect(mine).toEqual(theirs)
    await say(ben, id, 'Over HTTP')
    for (const client of [adas, bens, other]) {
      const texts = []
      while (texts.at(-1) !== 'Over HTTP') texts.push(((await client.next('new_message')).message as Body).text)
      expect(texts).toEqual(client === other ? ['Hello!', 'Over HTTP'] : ['Over HTTP'])
    }
    expect((await messages(ada, id)).at(-2)).toEqual((mine as Seen).message)
  })

  it('has replies, media and captions', async () => {
    const { ada, ben, id, adas, bens } = await two()
    const [first] = await messages(ben, id)
    const { body } = await upload(site.base, ada)
    adas.send({ type: 'message', text: 'See', reply_to_id: first?.id, photo_urls: [body.url], caption: 'The sea' })
    expect((await bens.next('new_message')).message).toMatchObject({ text: 'See', reply_to_id: first?.id, reply_to_text: 'Hello!', photo_urls: [body.url], caption: 'The sea' })
  })

  it('is whole when it is longer than an event may be', async () => {
    const { ada, id, bens } = await two()
    await say(ada, id, '漢'.repeat(4000))
    expect(((await bens.next('new_message')).message as Body).text).toBe('漢'.repeat(4000))
  })

  it('decision 4: is refused as over HTTP where a request waits', async () => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    const { body } = await ask(ada, ben)
    const adas = await open(ada, body.id)
    await refusalOf(adas, { type: 'message', text: 'Hello?' })
    expect(await messages(ada, body.id)).toHaveLength(1)
  })

  it('is not repeated for what is refused; the socket lives on', async () => {
    const { adas, bens } = await two()
    for (const frame of ['{', '[]', '7', {}, { type: 'unknown' }, { type: 'message' }, { type: 'message', text: ' ' }, { type: 'message', text: 7 }, { type: 'typing' }]) await refusalOf(adas, frame)
    adas.send({ type: 'message', text: 'Still here' })
    expect(await bens.next('new_message')).toMatchObject({ message: { text: 'Still here' } })
    expect((await seenBy(bens)).filter(({ type }) => type === 'new_message')).toEqual([])
  })

  it('decision 10: a deletion is told by number, also of one that another contract erased', async () => {
    const { ada, id, bens } = await two()
    const { body: one } = await say(ada, id, 'One')
    const { body: two_ } = await say(ada, id, 'Two')
    await ada.call('DELETE', `/dms/threads/${id}/messages/${String(one.id)}`)
    expect(await bens.next('message_deleted')).toEqual({ type: 'message_deleted', thread_id: id, message_id: one.id })
    await ada.call('DELETE', `/messages/${String(two_.id)}`, { user_id: ada.made.id })
    expect(await bens.next('message_deleted')).toEqual({ type: 'message_deleted', thread_id: id, message_id: two_.id })
  })
})

describe('typing_update and presence_update', () => {
  it('tell the other side of typing, as the document shows it', async () => {
    const { ada, ben, id, adas, bens } = await two()
    adas.send({ type: 'typing', typing: true })
    const update = await bens.next('typing_update')
    expect(shapeOf(update)).toEqual(shapeOf(samples.typing_update))
    expect(update).toMatchObject({ user_id: ada.made.number, typing: true })
    expect((await ben.call('GET', `/dms/threads/${id}/typing`)).body).toMatchObject({ typing: true })
    await ada.call('POST', `/dms/threads/${id}/typing`, { typing: false })
    expect(await bens.next('typing_update')).toMatchObject({ typing: false })
    expect((await seenBy(adas)).filter(({ type }) => type === 'typing_update')).toEqual([])
  })

  it('tell the other side of who comes and goes', async () => {
    const { ada, ben, id } = await talk(site.client)
    const bens = await open(ben, id)
    await ada.call('PUT', '/api/presence', { status: 'offline' })
    const gone = await bens.next('presence_update')
    expect(shapeOf(gone)).toEqual(shapeOf(samples.presence_update))
    expect(gone).toMatchObject({ user_id: ada.made.number, online: false })
    await ada.call('PUT', '/api/presence', { status: 'online' })
    expect(await bens.next('presence_update')).toMatchObject({ online: true })
  })

  it('decision 12: tell nothing across a block', async () => {
    const { ben, id, adas, bens } = await two()
    await ben.call('PUT', `/dms/threads/${id}/block`, { blocked: true })
    adas.send({ type: 'typing', typing: true })
    await refusalOf(adas, { type: 'message', text: 'Hello?' })
    expect((await seenBy(bens)).map(({ type }) => type)).not.toContain('typing_update')
  })
})

describe('unread_update', () => {
  it('tells of the thread’s count when something comes, is read on any surface, or goes', async () => {
    const { ada, ben, id, bens } = await two()
    const next = () => bens.next('unread_update')
    const { body: one } = await say(ada, id, 'One')
    const before = Number((await next()).unread)
    await say(ada, id, 'Two')
    expect(await next()).toEqual({ type: 'unread_update', thread_id: id, unread: before + 1 })
    await ada.call('DELETE', `/dms/threads/${id}/messages/${String(one.id)}`)
    expect((await next()).unread).toBe(before)
    await ben.call('POST', `/dms/threads/${id}/mark-read`)
    expect((await next()).unread).toBe(0)
    expect((await ben.call('GET', `/dms/threads/${id}/unread-count`)).body.unread).toBe(0)
  })

  it('follows the frame `read`, and other threads', async () => {
    const { ada, id, bens, cleo, elsewhere } = await aside()
    await say(ada, id, 'Hello there')
    expect(await bens.next('unread_update')).toMatchObject({ thread_id: id })
    await say(cleo, elsewhere, 'Hello here')
    expect(await bens.next('unread_update')).toMatchObject({ thread_id: elsewhere })
    bens.send({ type: 'read' })
    expect(await bens.next('unread_update')).toEqual({ type: 'unread_update', thread_id: elsewhere, unread: 0 })
  })

  it('counts a request once it is accepted, and nothing of what was erased', async () => {
    const { ben, bens } = await aside()
    const dan = await site.client()
    const { body } = await ask(dan, ben)
    await bens.next('dm_notification')
    await answer(ben, body.id, 'accepted')
    expect(await bens.next('unread_update')).toEqual({ type: 'unread_update', thread_id: body.id, unread: 1 })
    const uuid = ((await dan.call('GET', '/api/inbox')).body.items as Body[])[0]?.id
    await dan.call('DELETE', `/conversations/${String(uuid)}`, { user_id: dan.made.id })
    expect(await bens.next('unread_update')).toEqual({ type: 'unread_update', thread_id: body.id, unread: 0 })
  })
})

describe('reaction_update', () => {
  it('tells both of a reaction and of a heart, given and taken back', async () => {
    const { ada, ben, id, adas, bens } = await two()
    const [message] = await messages(ada, id)
    const at = `/dms/threads/${id}/messages/${String(message?.id)}`
    await ben.call('POST', `${at}/reactions`, { emoji: '👍' })
    const update = { type: 'reaction_update', thread_id: id, message_id: message?.id, user_id: ben.made.number, emoji: '👍', action: 'added', count: 1 }
    for (const client of [adas, bens]) expect(await client.next('reaction_update')).toEqual(update)
    await ben.call('DELETE', `${at}/reactions/${encodeURIComponent('👍')}`)
    for (const client of [adas, bens]) expect(await client.next('reaction_update')).toEqual({ ...update, action: 'removed', count: 0 })
    await ada.call('POST', `${at}/heart`)
    expect(await bens.next('reaction_update')).toMatchObject({ user_id: ada.made.number, emoji: '❤️', action: 'added' })
  })
})

it('every frame is as `events` declares it, with nothing besides', async () => {
  const { ada, ben, id, elsewhere, cleo, bens } = await aside()
  const here = await open(ben, id)
  const seen: Seen[] = []
  const take = async (client: RawClient, type: keyof typeof events) => {
    const frame = await client.next(type)
    seen.push(frame)
    return frame
  }
  const { body } = await say(ada, id, 'Hello!')
  for (const type of ['new_message', 'unread_update'] as const) await take(here, type)
  await take(bens, 'dm_notification')
  await ada.call('POST', `/dms/threads/${id}/messages/${String(body.id)}/heart`)
  await take(here, 'reaction_update')
  await ada.call('DELETE', `/dms/threads/${id}/messages/${String(body.id)}`)
  await take(here, 'message_deleted')
  await cleo.call('POST', `/dms/threads/${elsewhere}/typing`, { typing: true })
  await take(bens, 'typing_update')
  await ada.call('PUT', '/api/presence', { status: 'offline' })
  await take(here, 'presence_update')
  for (const frame of [{ type: 'ping' }, '{']) here.send(frame)
  for (const type of ['pong', 'error'] as const) await take(here, type)
  const greeted = await site.raw(`/ws/dms/${id}?token=${ben.token}`)
  await take(greeted, 'connection_established')
  expect(new Set(seen.map(({ type }) => type))).toEqual(new Set(Object.keys(events)))
  for (const { type, ...data } of seen) expect(z.parse(events[type as keyof typeof events], data)).toEqual(data)
})

describe('dm_notification', () => {
  it('tells of other threads: text, reply, media with a caption', async () => {
    const { ada, ben, id, bens } = await aside()
    await say(ada, id, 'Hey there!')
    const notification = await bens.next('dm_notification')
    const sample = samples.dm_notification
    expect(shapeWithin(notification, sample)).toEqual(shapeOf(sample))
    const { name, number } = ada.made
    expect(notification).toMatchObject({
      event: 'dm_message', thread_id: id, text: `${name}: Hey there!`,
      message: { sender_id: number, sender_name: name, message_text: 'Hey there!', has_media: false, is_reply: false },
    })
    const { body: answer_ } = await say(ben, id, 'Well?')
    await say(ada, id, { text: 'So', reply_to_id: answer_.id })
    expect(await bens.next('dm_notification')).toMatchObject({ event: 'dm_reply', text: `${name} replied to your message`, message: { is_reply: true } })
    const urls = [(await upload(site.base, ada)).body.url, (await upload(site.base, ada)).body.url]
    await say(ada, id, { photo_urls: urls })
    expect(await bens.next('dm_notification')).toMatchObject({ event: 'dm_media', text: `${name} sent you 2 photos`, message: { message_text: '2 photos', has_media: true } })
    await say(ada, id, { photo_urls: [(await upload(site.base, ada)).body.url], caption: 'The sea' })
    expect(await bens.next('dm_notification')).toMatchObject({ event: 'dm_media', text: `${name} sent you a photo: The sea` })
  })

  it('tells of a request', async () => {
    const { ben, bens } = await aside()
    const dan = await site.client()
    const { body } = await ask(dan, ben, 'May I?')
    expect(await bens.next('dm_notification')).toMatchObject({
      event: 'dm_request', thread_id: body.id, text: `${dan.made.name}: May I?`,
      message: { sender_id: dan.made.number, message_text: 'May I?', has_media: false, is_reply: false },
    })
    expect(await inbox(ben)).toHaveLength(2)
  })

  it('tells nothing of muted threads, of this one, of one’s own messages, or of groups', async () => {
    const { ada, ben, id, cleo, elsewhere, bens } = await aside()
    await ben.call('PUT', `/dms/threads/${id}/mute`, { muted: true })
    await say(ada, id, 'Muted')
    await say(ben, id, 'Own')
    await say(cleo, elsewhere, 'Here')
    const { body: group } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], name: 'Friends' })
    await ben.call('POST', `/api/conversations/${String(group.id)}/members/${ben.made.id}`)
    await ada.call('POST', `/api/conversations/${String(group.id)}/messages`, { text: 'All' })
    await ben.call('PUT', `/dms/threads/${id}/mute`, { muted: false })
    await say(ada, id, 'Heard')
    expect(await bens.next('dm_notification')).toMatchObject({ message: { message_text: 'Heard' } })
    expect((await seenBy(bens)).filter(({ type }) => type === 'dm_notification')).toEqual([])
  })
})
