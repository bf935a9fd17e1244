import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ErrorCode, ParleyError } from '@/lib/contract/errors'
import { shapeOf } from '@/lib/dialects/testing/shape'
import type { Client } from '@/lib/http/testing/api'
import { type RawClient, type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import samples from './fixtures/frames.json'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
})
afterAll(() => site.stop())

const open = (of: Client, path = '/ws') => site.raw(`${path}?token=${of.token}`)

/** Two people, each with an open socket. */
async function two() {
  const [ada, ben] = await Promise.all([site.client(), site.client()])
  const [adas, bens] = await Promise.all([open(ada), open(ben, `/ws/${ben.made.id}`)])
  return { ada, ben, adas, bens }
}

const dm = (from: Client, to: Client, content: string) => ({ type: 'dm_message', sender_id: from.made.id, receiver_id: to.made.id, content })
const dmRead = (reader: Client, sender: Client, conversation_id?: unknown) => ({ type: 'dm_read', reader_id: reader.made.id, sender_id: sender.made.id, conversation_id })
const over = (from: Client, to: Client, content: string) =>
  from.call('POST', '/messages/direct', { sender_id: from.made.id, receiver_id: to.made.id, content })
const history = async (of: Client, id: unknown) => (await of.call('GET', `/conversations/${String(id)}/messages`)).body as unknown as { id: string; content: string; read: boolean }[]

/** What a frame that is refused says; nothing else has come by then. */
async function refusalOf(client: RawClient, frame: object | string): Promise<unknown> {
  client.send(frame)
  const error = await client.next('error')
  expect(shapeOf(error)).toEqual(shapeOf(samples.error))
  return error.message
}

describe('dm_message', () => {
  it('is stored, confirmed to the sender and delivered whole to the receiver, nested and spread', async () => {
    const { ada, ben, adas, bens } = await two()
    adas.send(dm(ada, ben, '  Hey, how are you? '))
    const [confirmed, received] = await Promise.all([adas.next('dm_sent'), bens.next('dm_received')])
    expect(shapeOf(confirmed)).toEqual(shapeOf(samples.dm_sent))
    expect(shapeOf(received)).toEqual(shapeOf(samples.dm_received))
    const { type: _, ...message } = confirmed
    expect(received).toEqual({ type: 'dm_received', message, ...message })
    expect(message).toMatchObject({ sender_id: ada.made.id, receiver_id: ben.made.id, content: 'Hey, how are you?', read: false })
    expect(await history(ben, message.conversation_id)).toEqual([message])
  })

  it('decision 22: reaches every socket of both once, however it was sent', async () => {
    const { ada, ben, adas, bens } = await two()
    const [otherOfAda, otherOfBen] = await Promise.all([open(ada), open(ben)])
    adas.send(dm(ada, ben, 'By socket'))
    await bens.next('dm_received')
    await over(ada, ben, 'Over HTTP')
    await over(ben, ada, 'Answer')
    const contents = async (client: RawClient, ...types: string[]) => {
      const seen = []
      for (const type of types) seen.push((await client.next(type)).content)
      return [...seen, ...client.waiting]
    }
    for (const client of [adas, otherOfAda]) expect(await contents(client, 'dm_sent', 'dm_sent', 'dm_received')).toEqual(['By socket', 'Over HTTP', 'Answer'])
    expect(await contents(bens, 'dm_received', 'dm_sent')).toEqual(['Over HTTP', 'Answer'])
    expect(await contents(otherOfBen, 'dm_received', 'dm_received', 'dm_sent')).toEqual(['By socket', 'Over HTTP', 'Answer'])
  })

  it('decision 3: arrives from a stranger too, every one of several', async () => {
    const { ada, ben, adas, bens } = await two()
    for (const content of ['One', 'Two', 'Three']) adas.send(dm(ada, ben, content))
    const received = [await bens.next('dm_received'), await bens.next('dm_received'), await bens.next('dm_received')]
    expect(received.map(({ content }) => content)).toEqual(['One', 'Two', 'Three'])
  })

  it('is delivered whole when it is longer than an event may be', async () => {
    const { ada, ben, adas, bens } = await two()
    const content = '漢'.repeat(4000)
    adas.send(dm(ada, ben, 'Hello'))
    await bens.next('dm_received')
    bens.send(dm(ben, ada, content))
    expect((await adas.next('dm_received')).content).toBe(content)
  })

  it('may leave out the sender, who is the socket’s person', async () => {
    const { ada, ben, adas } = await two()
    adas.send({ type: 'dm_message', receiver_id: ben.made.number, content: 'Hello' })
    expect(await adas.next('dm_sent')).toMatchObject({ sender_id: ada.made.id, receiver_id: ben.made.id })
  })

  it('rule 2: in somebody else’s name is refused, and nothing is stored', async () => {
    const { ada, ben, adas } = await two()
    expect(await refusalOf(adas, dm(ben, ada, 'Forged'))).toBe('You can only act as yourself.')
    expect((await ada.call('GET', `/users/${ada.made.id}/unread-count`)).body.count).toBe(0)
  })

  it.each([
    ['no receiver', { type: 'dm_message', content: 'Hello' }],
    ['no content', { type: 'dm_message', receiver_id: '1' }],
    ['blank content', { type: 'dm_message', receiver_id: '1', content: ' \n' }],
    ['a receiver that is no id', { type: 'dm_message', receiver_id: 'ben', content: 'Hello' }],
  ])('with %s is answered as the document shows', async (_, frame) => {
    const adas = await open(await site.client())
    expect(await refusalOf(adas, frame)).toBe(samples.error.message)
  })

  it('says so where the fault is the server’s', () => {
    const fault = (code: ErrorCode, refused?: string) => socket.errorFrame(new ParleyError(code, 'Something went wrong.'), refused)
    for (const code of ['internal', 'unavailable'] as const) expect(fault(code, 'dm_message')).toEqual({ event: 'error', data: { message: 'Failed to send DM' } })
    expect(fault('internal', 'dm_read')).toEqual({ event: 'error', data: { message: 'Something went wrong.' } })
  })

  it('across a block is refused, and the socket lives on', async () => {
    const { ada, ben, adas, bens } = await two()
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect(await refusalOf(adas, dm(ada, ben, 'Hello'))).toMatch(/does not accept/)
    await ben.call('DELETE', `/api/users/${ada.made.id}/block`)
    adas.send(dm(ada, ben, 'Hello again'))
    expect(await bens.next('dm_received')).toMatchObject({ content: 'Hello again' })
  })
})

describe('dm_read', () => {
  async function talk() {
    const people = await two()
    const { ada, ben, adas, bens } = people
    await over(ada, ben, 'Hello')
    bens.send(dm(ben, ada, 'Hi'))
    const { conversation_id: id } = await bens.next('dm_sent')
    await adas.next('dm_received')
    return { ...people, id }
  }

  it('marks all as read and tells the sender', async () => {
    const { ada, ben, adas, bens, id } = await talk()
    bens.send(dmRead(ben, ada, id))
    const receipt = await adas.next('dm_read_receipt')
    expect(shapeOf(receipt)).toEqual(shapeOf(samples.dm_read_receipt))
    expect(receipt).toMatchObject({ reader_id: ben.made.id, conversation_id: id })
    expect((await history(ada, id)).map(({ read }) => read)).toEqual([true, false])
    expect(bens.waiting.filter(({ type }) => type === 'dm_read_receipt')).toEqual([])
  })

  it('without a conversation is about the one with the sender', async () => {
    const { ada, ben, adas, bens, id } = await talk()
    bens.send(dmRead(ben, ada))
    expect(await adas.next('dm_read_receipt')).toMatchObject({ conversation_id: id })
  })

  it('tells the sender also of what is read over HTTP', async () => {
    const { ben, adas, id } = await talk()
    await ben.call('POST', `/conversations/${String(id)}/read`, { user_id: ben.made.id })
    expect(await adas.next('dm_read_receipt')).toMatchObject({ reader_id: ben.made.id })
  })

  it('rule 2: in somebody else’s name is refused, and nothing is marked', async () => {
    const { ada, ben, adas, id } = await talk()
    expect(await refusalOf(adas, dmRead(ben, ada, id))).toBe('You can only act as yourself.')
    expect((await history(ada, id)).map(({ read }) => read)).toEqual([false, false])
  })

  it('of somebody else’s conversation is refused as of one that does not exist', async () => {
    const { ada, ben, id } = await talk()
    const cleo = await site.client()
    const cleos = await open(cleo)
    const hidden = await refusalOf(cleos, dmRead(cleo, ada, id))
    expect(await refusalOf(cleos, dmRead(cleo, ben, '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'))).toBe(hidden)
    expect(await refusalOf(cleos, dmRead(cleo, ben))).toBe(hidden)
  })
})

describe('sockets', () => {
  it('decision 22: open at /ws and at the caller’s own /ws/{user_id}, by UUID or number', async () => {
    const ada = await site.client()
    for (const path of ['/ws', '/ws/', `/ws/${ada.made.id}`, `/ws/${ada.made.number}`]) {
      const socket = await open(ada, path)
      expect(await refusalOf(socket, { type: 'dm_message' })).toBe(samples.error.message)
    }
  })

  it('rule 2: close at somebody else’s', async () => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    const socket = await open(ada, `/ws/${ben.made.id}`)
    expect((await socket.next('error')).message).toBe('You can only act as yourself.')
    await socket.closed
  })

  it('answer frames that mean nothing, and survive them', async () => {
    const { ada, ben, adas } = await two()
    for (const frame of ['{', '[]', '"text"', { type: 'unknown' }, {}]) await refusalOf(adas, frame)
    adas.send(dm(ada, ben, 'Still here'))
    expect(await adas.next('dm_sent')).toMatchObject({ content: 'Still here' })
  })

  it('decision 17: hear nothing of groups', async () => {
    const { ada, ben, adas, bens } = await two()
    await over(ada, ben, 'Hello')
    await over(ben, ada, 'Hi')
    const { body: group } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], name: 'Friends' })
    await ada.call('POST', `/api/conversations/${String(group.id)}/messages`, { text: 'All of you' })
    await over(ada, ben, 'You alone')
    const seen = []
    while (seen.at(-1) !== 'You alone') seen.push((await bens.next('dm_received')).content)
    expect(seen).toEqual(['Hello', 'You alone'])
    expect((await ben.call('GET', `/api/conversations/${String(group.id)}`)).body).toMatchObject({ state: 'active', unreadCount: 1 })
    expect(adas.waiting.map(({ content }) => content)).not.toContain('All of you')
  })
})
