import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { environment } from '@/lib/environment'
import { shapeOf } from '@/lib/dialects/testing/shape'
import type { Client } from '@/lib/http/testing/api'
import { type IoClient, type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import samples from './fixtures/frames.json'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
})
afterAll(() => site.stop())

const nowhere = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'

async function open(of: Client, options?: Parameters<SocketSite['io']>[0]): Promise<IoClient> {
  const client = site.io(options)
  client.socket.emit('authenticate', { token: of.token })
  expect(await client.next('authenticated')).toEqual({ type: 'authenticated', user_id: of.made.id })
  return client
}

/** Two who talk to each other, each with an open socket. */
async function two(plan: 'free' | 'premium' = 'free') {
  const [ada, ben] = await Promise.all([site.client(), site.client()])
  await database()`update users set plan = ${plan} where id = ${ada.made.id}`
  const id = await makeConversation(database(), [ada.made.id, ben.made.id], [{ senderId: ada.made.id, text: 'Before', at: new Date() }])
  const [adas, bens] = await Promise.all([open(ada), open(ben)])
  return { ada, ben, id, adas, bens }
}

const hello = (to: Client, content = 'Hello!') => ({ receiver_id: to.made.id, content, message_type: 'text' })
/** The code of the error that a frame is answered with, first of all. */
async function codeOf(client: IoClient, event: string, data?: unknown): Promise<unknown> {
  client.socket.emit(event, data)
  const { type: _, ...error } = await client.next('error')
  expect(error).toEqual({ code: expect.any(String), message: expect.any(String) })
  return error.code
}
/** What has come besides who is here. */
const rest = ({ waiting }: IoClient) => waiting.filter(({ type }) => type !== 'user_online')
const withoutType = ({ type: _, ...data }: Record<string, unknown>) => data

describe('authenticate', () => {
  it('answers who it is, over WebSocket and polling', async () => {
    const ada = await site.client()
    for (const transports of [['websocket'], ['polling']]) await open(ada, { transports })
  })

  it('a bad token is an error, and the socket is closed', async () => {
    for (const data of [{ token: 'nonsense' }, {}, 'nonsense', null]) {
      const client = site.io()
      expect(await codeOf(client, 'authenticate', data)).toBe('UNAUTHORIZED')
      await client.disconnected
    }
  })

  it('nothing is done for who has not said who they are', async () => {
    const { id } = await two()
    expect(await codeOf(site.io(), 'typing_start', { conversation_id: id })).toBe('UNAUTHORIZED')
  })
})

describe('send_message', () => {
  it('reaches every socket of both once as new_message, as the document shows it', async () => {
    const { ada, ben, id, adas, bens } = await two()
    const others = await Promise.all([open(ada), open(ben)])
    adas.socket.emit('send_message', { ...hello(ben), conversation_id: id })
    const seen = await Promise.all([adas, bens, ...others].map(client => client.next('new_message')))
    expect(shapeOf(withoutType(seen[0]!))).toEqual(shapeOf(samples.new_message))
    for (const message of seen) expect(message).toEqual(seen[0])
    expect(seen[0]).toMatchObject({ conversation_id: id, sender_id: ada.made.id, receiver_id: ben.made.id, content: 'Hello!' })
    await ben.call('POST', '/api/v1/messages/send', hello(ada, 'Over HTTP'))
    for (const client of [adas, bens, ...others]) {
      expect(await client.next('new_message')).toMatchObject({ content: 'Over HTTP', receiver_id: ada.made.id })
      expect(rest(client)).toEqual([])
    }
  })

  it('goes by conversation or by receiver alone, and answers who asks for an answer', async () => {
    const { ben, id, adas } = await two()
    for (const data of [{ conversation_id: id, content: 'x' }, { receiver_id: String(ben.made.number), content: 'x' }]) {
      const answer: Record<string, unknown> = await adas.socket.emitWithAck('send_message', data)
      expect(shapeOf(answer)).toEqual(shapeOf(samples.new_message))
    }
  })

  it('rule 2: what does not belong together or to the caller is refused, and nothing is stored', async () => {
    const { ada, ben, id, adas } = await two()
    const cleo = await site.client()
    const cleos = await open(cleo)
    expect(await codeOf(adas, 'send_message', { ...hello(cleo), conversation_id: id })).toBe('CONVERSATION_NOT_FOUND')
    expect(await codeOf(cleos, 'send_message', { conversation_id: id, content: 'x' })).toBe('CONVERSATION_NOT_FOUND')
    expect(await codeOf(cleos, 'send_message', hello(ada))).toBe('CONVERSATION_NOT_FOUND')
    const { body } = await ben.call('GET', `/api/v1/conversations/${id}/messages`)
    expect((body.data as { messages: unknown[] }).messages).toHaveLength(1)
  })

  it('what HTTP refuses is refused in the same words, and the socket lives on', async () => {
    const { ben, id, adas, bens } = await two()
    const cases: [data: unknown, code: string][] = [
      [{ conversation_id: id, content: ' ' }, 'VALIDATION_ERROR'],
      [{ conversation_id: id, content: 'x'.repeat(4001) }, 'CONTENT_TOO_LONG'],
      [{ conversation_id: id, content: 'x', message_type: 'video' }, 'INVALID_MESSAGE_TYPE'],
      [{ conversation_id: nowhere, content: 'x' }, 'CONVERSATION_NOT_FOUND'],
      [{ content: 'x' }, 'VALIDATION_ERROR'],
      [{ conversation_id: id }, 'VALIDATION_ERROR'],
      [{ conversation_id: id, content: 7 }, 'VALIDATION_ERROR'],
      ['text', 'VALIDATION_ERROR'],
      [null, 'VALIDATION_ERROR'],
    ]
    for (const [data, code] of cases) expect(await codeOf(adas, 'send_message', data)).toBe(code)
    expect(await codeOf(adas, 'no_such_event', {})).toBe('VALIDATION_ERROR')
    adas.socket.emit('send_message', hello(ben, 'Still here'))
    expect(await bens.next('new_message')).toMatchObject({ content: 'Still here' })
  })

  it('says whether somebody is blocked to the blocker alone', async () => {
    const { ada, ben, id, adas, bens } = await two()
    await ada.call('POST', `/api/v1/users/${ben.made.id}/block`)
    expect(await codeOf(adas, 'send_message', { conversation_id: id, content: 'x' })).toBe('USER_BLOCKED')
    expect(await codeOf(bens, 'send_message', { conversation_id: id, content: 'x' })).toBe('UNAUTHORIZED_ACTION')
  })

  it('a free user’s request is no new message for who was asked; the answer is one for both', async () => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    const [adas, bens] = await Promise.all([open(ada), open(ben)])
    await ada.call('POST', '/api/v1/messages/request', hello(ben, 'May I?'))
    expect(await codeOf(adas, 'send_message', hello(ben))).toBe('UNAUTHORIZED_ACTION')
    bens.socket.emit('send_message', hello(ada, 'You may'))
    expect(await bens.next('new_message')).toMatchObject({ content: 'You may' })
    expect(rest(bens)).toEqual([])
    expect([await adas.next('new_message'), await adas.next('new_message')]).toMatchObject([{ content: 'May I?' }, { content: 'You may' }])
  })
})

describe('mark_read', () => {
  it('decision 7: tells a premium sender and the reader’s own sockets, as the document shows it', async () => {
    const { ada, ben, adas, bens } = await two('premium')
    const other = await open(ben)
    adas.socket.emit('send_message', hello(ben))
    const { message_id: messageId } = await bens.next('new_message')
    bens.socket.emit('mark_read', { message_id: messageId })
    for (const client of [adas, bens, other]) {
      const read = await client.next('message_read')
      expect(shapeOf(withoutType(read))).toEqual(shapeOf(samples.message_read))
      expect(read).toMatchObject({ message_id: messageId, read_by: ben.made.id })
    }
    expect(ada.made.id).not.toBe(ben.made.id)
  })

  it('decision 7: a free sender hears nothing of it', async () => {
    const { ada, adas, bens, ben } = await two()
    adas.socket.emit('send_message', hello(ben))
    const { message_id: messageId } = await bens.next('new_message')
    await bens.socket.emitWithAck('mark_read', { message_id: messageId })
    await ben.call('POST', '/api/v1/messages/send', hello(ada, 'After'))
    await adas.next('new_message')
    expect(await adas.next('new_message')).toMatchObject({ content: 'After' })
    expect(adas.waiting.filter(({ type }) => type === 'message_read')).toEqual([])
  })

  it('what is read all at once elsewhere is told message by message', async () => {
    const { ben, id, adas, bens } = await two('premium')
    const ids = []
    for (const content of ['One', 'Two']) {
      adas.socket.emit('send_message', { conversation_id: id, content })
      ids.push((await bens.next('new_message')).message_id)
    }
    await ben.call('POST', `/api/conversations/${id}/read`, {})
    expect([await adas.next('message_read'), await adas.next('message_read')].map(({ message_id }) => message_id)).toEqual(ids)
  })

  it('of an own or a hidden message is refused', async () => {
    const { ben, adas, bens } = await two()
    adas.socket.emit('send_message', hello(ben))
    const { message_id } = await bens.next('new_message')
    expect(await codeOf(adas, 'mark_read', { message_id })).toBe('UNAUTHORIZED_ACTION')
    expect(await codeOf(await open(await site.client()), 'mark_read', { message_id })).toBe('MESSAGE_NOT_FOUND')
    expect(await codeOf(adas, 'mark_read', {})).toBe('VALIDATION_ERROR')
  })
})

describe('typing_start and typing_stop', () => {
  it('reach the other side alone as user_typing, as the document shows it', async () => {
    const { ada, id, adas, bens } = await two()
    for (const [event, isTyping] of [['typing_start', true], ['typing_stop', false]] as const) {
      adas.socket.emit(event, { conversation_id: id })
      const typing = await bens.next('user_typing')
      expect(withoutType(typing)).toEqual({ conversation_id: id, user_id: ada.made.id, is_typing: isTyping })
      expect(shapeOf(withoutType(typing))).toEqual(shapeOf(samples.user_typing))
    }
    expect(rest(adas)).toEqual([])
  })

  it('decision 16: typing ends by itself', async () => {
    const { id, adas, bens } = await two()
    adas.socket.emit('typing_start', { conversation_id: id })
    expect(await bens.next('user_typing')).toMatchObject({ is_typing: true })
    expect(await bens.next('user_typing')).toMatchObject({ is_typing: false })
  }, 20_000)

  it('in somebody else’s conversation is CONVERSATION_NOT_FOUND', async () => {
    const { id } = await two()
    const other = await open(await site.client())
    for (const conversation_id of [id, nowhere]) expect(await codeOf(other, 'typing_start', { conversation_id })).toBe('CONVERSATION_NOT_FOUND')
    expect(await codeOf(other, 'typing_stop')).toBe('VALIDATION_ERROR')
  })
})

describe('user_online and user_offline', () => {
  it('tell whom one talks to, as the document shows them', async () => {
    const { ben, adas, bens } = await two()
    bens.socket.disconnect()
    await ben.call('PUT', '/api/me/presence', { status: 'offline' })
    const offline = await adas.next('user_offline')
    expect(shapeOf(withoutType(offline))).toEqual(shapeOf(samples.user_offline))
    expect(offline.user_id).toBe(ben.made.id)
    await open(ben)
    let online = await adas.next('user_online')
    if (online.user_id !== ben.made.id) online = await adas.next('user_online')
    expect(withoutType(online)).toEqual({ user_id: ben.made.id })
  })
})

describe('"Rate Limiting" of WebSocket events', () => {
  const limited = async (act: () => Promise<void>) => {
    const { rateLimits } = environment()
    environment().rateLimits = { enabled: true, multiplier: 1 }
    await act().finally(() => (environment().rateLimits = rateLimits))
  }
  const answers = async (client: IoClient, event: string, data: object, count: number) => {
    const all = await Promise.all(Array.from({ length: count }, () => client.socket.emitWithAck(event, data) as Promise<{ code?: string } | undefined>))
    return all.map(answer => answer?.code ?? 'ok')
  }

  it('send_message: 2 a second; what is too much is dropped and answered with an error', () => limited(async () => {
    const { id, adas, bens } = await two()
    expect(await answers(adas, 'send_message', { conversation_id: id, content: 'x' }, 4)).toEqual(['ok', 'ok', 'RATE_LIMIT_EXCEEDED', 'RATE_LIMIT_EXCEEDED'])
    await Promise.all([bens.next('new_message'), bens.next('new_message')])
    expect(rest(bens)).toEqual([])
    expect((await adas.next('error')).code).toBe('RATE_LIMIT_EXCEEDED')
  }))

  it('send_message and POST /messages/send share 100 an hour', () => limited(async () => {
    const { ada, ben, id, adas } = await two()
    for (let count = 0; count < 100; count++) await ada.call('POST', '/api/v1/messages/send', hello({ ...ben, made: { ...ben.made, id: nowhere } }))
    expect(await answers(adas, 'send_message', { conversation_id: id, content: 'x' }, 1)).toEqual(['RATE_LIMIT_EXCEEDED'])
  }), 60_000)

  it('typing events: 10 a minute in each conversation', () => limited(async () => {
    const { ada, id, adas } = await two()
    const cleo = await site.client()
    const other = await makeConversation(database(), [ada.made.id, cleo.made.id])
    const kinds = [...(await answers(adas, 'typing_start', { conversation_id: id }, 5)), ...(await answers(adas, 'typing_stop', { conversation_id: id }, 6))]
    expect(kinds).toEqual([...Array.from({ length: 10 }, () => 'ok'), 'RATE_LIMIT_EXCEEDED'])
    expect(await answers(adas, 'typing_start', { conversation_id: other }, 1)).toEqual(['ok'])
  }))

  it('mark_read: 50 a minute', () => limited(async () => {
    const { id, adas } = await two()
    const [message] = await database()<{ id: string }[]>`select id from messages where conversation_id = ${id}`
    const codes = []
    for (let count = 0; count < 51; count++) codes.push(...(await answers(adas, 'mark_read', { message_id: message?.id }, 1)))
    expect(codes).toEqual([...Array.from({ length: 50 }, () => 'UNAUTHORIZED_ACTION'), 'RATE_LIMIT_EXCEEDED'])
  }))
})
