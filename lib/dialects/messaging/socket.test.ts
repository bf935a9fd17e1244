import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import type { Client } from '@/lib/http/testing/api'
import { type IoClient, type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import { direct, group, history, say } from './clients.fixture'
import samples from './fixtures/frames.json'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
})
afterAll(() => site.stop())

const unknown = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'

/** As the document connects: the token in the handshake. */
async function open({ token }: Client): Promise<IoClient> {
  const client = site.io({ auth: { token } })
  await new Promise(resolve => client.socket.once('connect', () => resolve(undefined)))
  return client
}

/** Two people who have written to each other, each with an open socket. */
async function two() {
  const [ada, ben] = await Promise.all([site.client(), site.client()])
  const id = await direct(ada, ben)
  await say(ada, id, 'Hello')
  await say(ben, id, 'Hi')
  const [adas, bens] = await Promise.all([open(ada), open(ben)])
  return { ada, ben, id, adas, bens }
}

/** What was asked before it has been dealt with, and whatever it made has come. */
const settled = async (...clients: IoClient[]) => {
  for (const client of clients) {
    client.socket.emit('getOnlineUsers')
    await client.next('onlineUsers')
  }
}
const waiting = (client: IoClient, ...types: string[]) => client.waiting.filter(({ type }) => types.includes(type))
const named = (who: Client) => ({ userId: who.made.id, userName: who.made.name })
const refusalOf = async (client: IoClient, event: string, data: unknown) => {
  client.socket.emit(event, data)
  const { type: _, ...error } = await client.next('error')
  expect(shapeOf(error)).toEqual(shapeOf(samples.error))
  return error.code
}

describe('connecting', () => {
  it('should connect to WebSocket, and over polling too', async () => {
    const ada = await site.client()
    expect((await open(ada)).socket.connected).toBe(true)
    const polling = site.io({ auth: { token: ada.token }, transports: ['polling'] })
    await new Promise(resolve => polling.socket.once('connect', () => resolve(undefined)))
    await settled(polling)
  })

  it('refuses a token that is none, and says why', async () => {
    const client = site.io({ auth: { token: 'made-up' } })
    expect((await client.refused).data).toMatchObject({ code: 'UNAUTHENTICATED', message: expect.any(String) })
  })

  it('should disconnect gracefully: others learn of it, and who comes back is there again', async () => {
    const { ben, adas, bens } = await two()
    await settled(adas, bens)
    adas.waiting.splice(0)
    bens.socket.disconnect()
    expect(await adas.next('userOffline')).toEqual({ type: 'userOffline', ...named(ben) })
    await open(ben)
    expect(await adas.next('userOnline')).toEqual({ type: 'userOnline', ...named(ben) })
  })
})

describe('sendMessage', () => {
  it('should send and receive messages: newMessage to all participants, the sender too, as the document shows it', async () => {
    const { ada, id, adas, bens } = await two()
    adas.socket.emit('sendMessage', { conversationId: id, content: '  Hello! How are you? ', type: 'TEXT', attachments: [] })
    const [own, received] = await Promise.all([adas.next('newMessage'), bens.next('newMessage')])
    expect(own).toEqual(received)
    const { type, attachments, ...rest } = received
    // The name of the event has taken the place of the message's type here.
    expect(type).toBe('newMessage')
    expect(attachments).toEqual([])
    const { type: _, ...sample } = samples.newMessage
    expect(shapeOf(rest)).toEqual(shapeOf(sample))
    expect(rest).toMatchObject({ conversationId: id, sender: { id: ada.made.id, fullName: ada.made.name }, content: 'Hello! How are you?' })
    expect((await history(ada, id)).data.at(-1)).toMatchObject({ id: rest.id, content: 'Hello! How are you?', createdAt: rest.createdAt })
  })

  it('tells of which type it is, and answers who asks for an answer', async () => {
    const { id, adas, bens } = await two()
    const seen = new Promise<{ type: string }>(resolve => bens.socket.once('newMessage', resolve))
    const answer = await adas.socket.emitWithAck('sendMessage', { conversationId: id, content: 'Hello' })
    expect(await seen).toEqual(answer)
    expect(answer).toMatchObject({ type: 'TEXT', content: 'Hello' })
  })

  it('decision 22: reaches every socket of both once, however it was sent', async () => {
    const { ada, ben, id, adas, bens } = await two()
    const [others, more] = await Promise.all([open(ada), open(ben)])
    adas.socket.emit('sendMessage', { conversationId: id, content: 'By socket' })
    await bens.next('newMessage')
    await say(ada, id, 'Over HTTP')
    await say(ben, id, 'Answer')
    for (const [client, count] of [[adas, 3], [bens, 2], [others, 3], [more, 3]] as const) {
      const seen = []
      for (let index = 0; index < count; index++) seen.push((await client.next('newMessage')).content)
      expect(seen).toEqual(['By socket', 'Over HTTP', 'Answer'].slice(3 - count))
      expect(waiting(client, 'newMessage')).toEqual([])
    }
  })

  it('decision 3: arrives from a stranger too, every one of several', async () => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    const id = await direct(ada, ben)
    const [adas, bens] = await Promise.all([open(ada), open(ben)])
    for (const content of ['One', 'Two', 'Three']) adas.socket.emit('sendMessage', { conversationId: id, content })
    const seen = [await bens.next('newMessage'), await bens.next('newMessage'), await bens.next('newMessage')]
    expect(seen.map(({ content }) => content)).toEqual(['One', 'Two', 'Three'])
  })

  it('decision 17: arrives from a group with everybody in it, who was only asked too', async () => {
    const clients = await Promise.all([site.client(), site.client(), site.client()])
    const [ada, ben, cleo] = clients
    const id = await group(ada, [ben, cleo])
    const [adas, bens, cleos] = await Promise.all([open(ada), open(ben), open(cleo)])
    adas.socket.emit('sendMessage', { conversationId: id, content: 'Welcome' })
    for (const client of [adas, bens, cleos]) expect(await client.next('newMessage')).toMatchObject({ content: 'Welcome', conversationId: id })
    bens.socket.emit('sendMessage', { conversationId: id, content: 'Thanks' })
    for (const client of [adas, bens, cleos]) expect(await client.next('newMessage')).toMatchObject({ content: 'Thanks', sender: { id: ben.made.id } })
    await settled(adas, bens, cleos)
    for (const client of [adas, bens, cleos]) expect(waiting(client, 'newMessage')).toEqual([])
  })

  it('is delivered whole when it is longer than an event may be', async () => {
    const { id, adas, bens } = await two()
    const content = '漢'.repeat(4000)
    adas.socket.emit('sendMessage', { conversationId: id, content })
    expect((await bens.next('newMessage')).content).toBe(content)
  })

  it('carries own uploads by id or URL, and no others', async () => {
    const { ada, id, adas, bens } = await two()
    const form = new FormData()
    form.set('file', new File(['Plain words.'], 'Übersicht.txt'))
    const upload = (await (await fetch(`${site.base}/api/uploads`, { method: 'POST', body: form, headers: { authorization: `Bearer ${ada.token}` } })).json()) as { id: string; url: string }
    adas.socket.emit('sendMessage', { conversationId: id, content: 'See', type: 'FILE', attachments: [upload.url] })
    expect((await bens.next('newMessage')).attachments).toEqual([{ id: upload.id, fileName: 'Übersicht.txt', fileSize: 12, fileType: 'text/plain', url: expect.stringContaining(upload.id) }])
    for (const ref of [unknown, 'https://elsewhere.example/file.pdf', { url: 'https://elsewhere.example/file.pdf' }, { id: upload.id.replace(/.$/, 'x') }]) {
      expect(await refusalOf(adas, 'sendMessage', { conversationId: id, content: 'See', attachments: [ref] })).toBe('FOREIGN_UPLOAD')
    }
  })
})

describe('typing and stopTyping', () => {
  it('should emit typing indicators, to the others alone', async () => {
    const { ada, id, adas, bens } = await two()
    adas.socket.emit('typing', { conversationId: id })
    expect(await bens.next('userTyping')).toEqual({ type: 'userTyping', conversationId: id, ...named(ada) })
    adas.socket.emit('stopTyping', { conversationId: id })
    const stopped = await bens.next('userStoppedTyping')
    expect(shapeOf({ ...stopped, type: undefined })).toEqual(shapeOf({ ...samples.userStoppedTyping, type: undefined }))
    await settled(adas, bens)
    expect(waiting(adas, 'userTyping', 'userStoppedTyping')).toEqual([])
  })

  it('ends with the message', async () => {
    const { ada, id, adas, bens } = await two()
    adas.socket.emit('typing', { conversationId: id })
    await bens.next('userTyping')
    adas.socket.emit('sendMessage', { conversationId: id, content: 'Done' })
    expect(await bens.next('userStoppedTyping')).toMatchObject(named(ada))
    await bens.next('newMessage')
  })

  it('decision 16: is never shown to or of who has not accepted, nor across a block', async () => {
    const [ada, ben] = await Promise.all([site.client(), site.client()])
    const id = await direct(ada, ben)
    await say(ada, id, 'May I?')
    const [adas, bens] = await Promise.all([open(ada), open(ben)])
    for (const client of [adas, bens]) client.socket.emit('typing', { conversationId: id })
    await settled(adas, bens, adas)
    await say(ben, id, 'Yes')
    await adas.next('newMessage')
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    for (const client of [adas, bens]) client.socket.emit('typing', { conversationId: id })
    await settled(adas, bens, adas)
    for (const client of [adas, bens]) expect(waiting(client, 'userTyping', 'error')).toEqual([])
  })
})

describe('markAsRead', () => {
  it('should handle read receipts: of that message only, to its sender', async () => {
    const { ada, ben, id, adas, bens } = await two()
    const messages = []
    for (const line of ['One', 'Two', 'Three']) messages.push(String((await say(ada, id, line)).data.id))
    bens.socket.emit('markAsRead', { conversationId: id, messageId: messages[1] })
    const { type: _, ...receipt } = await adas.next('messageRead')
    expect(shapeOf(receipt)).toEqual(shapeOf(samples.messageRead))
    expect(receipt).toEqual({ conversationId: id, messageId: messages[1], ...named(ben) })
    const readBy = (await history(ada, id)).data.slice(-3).map(message => message.readBy)
    expect(readBy).toEqual([[ada.made.id], [ada.made.id, ben.made.id], [ada.made.id]])
    await settled(adas, bens)
    for (const client of [adas, bens]) expect(waiting(client, 'messageRead')).toEqual([])
  })

  it('tells of each message that was read elsewhere', async () => {
    const { ada, ben, id, adas } = await two()
    const messages = []
    for (const line of ['One', 'Two']) messages.push(String((await say(ada, id, line)).data.id))
    await ben.call('POST', `/api/conversations/${id}/read`, {})
    const seen = [await adas.next('messageRead'), await adas.next('messageRead'), await adas.next('messageRead')]
    expect(seen.map(({ messageId }) => messageId).slice(1)).toEqual(messages)
  })

  it('decision 8: is refused for an own message, and for one that is not there', async () => {
    const { ada, id, adas } = await two()
    const own = (await say(ada, id, 'Mine')).data.id
    expect(await refusalOf(adas, 'markAsRead', { conversationId: id, messageId: own })).toBe('FORBIDDEN')
    expect(await refusalOf(adas, 'markAsRead', { conversationId: id, messageId: unknown })).toBe('NOT_FOUND')
  })
})

describe('presence', () => {
  it('should track user presence: the caller and those with whom they share an active conversation', async () => {
    const { ada, ben, adas } = await two()
    await open(await site.client())
    adas.socket.emit('getOnlineUsers')
    const { data } = await adas.next('onlineUsers')
    expect((data as string[]).toSorted()).toEqual([ada.made.id, ben.made.id].toSorted())
    expect(shapeOf(data)).toEqual(shapeOf(samples.onlineUsers))
  })
})

describe('error', () => {
  it('says what is wrong, and the socket lives on', async () => {
    const { id, adas, bens } = await two()
    expect(await refusalOf(adas, 'sendMessage', { conversationId: unknown, content: 'Hello' })).toBe('NOT_FOUND')
    expect(await refusalOf(adas, 'sendMessage', { conversationId: id, content: '   ' })).toBe('BLANK_TEXT')
    expect(await refusalOf(adas, 'sendMessage', { conversationId: id, content: 7 })).toBe('VALIDATION_FAILED')
    expect(await refusalOf(adas, 'sendMessage', { conversationId: id, content: 'x', type: 'SYSTEM' })).toBe('VALIDATION_FAILED')
    expect(await refusalOf(adas, 'typing', { conversationId: unknown })).toBe('NOT_FOUND')
    expect(await refusalOf(adas, 'nothing-like-it', {})).toBe('BAD_REQUEST')
    adas.socket.emit('sendMessage', { conversationId: id, content: 'Still here' })
    expect((await bens.next('newMessage')).content).toBe('Still here')
  })

  it('decision 12: nothing is sent across a block', async () => {
    const { ada, ben, id, adas, bens } = await two()
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect(await refusalOf(adas, 'sendMessage', { conversationId: id, content: 'Hello' })).toBe('NOT_ACCEPTING')
    expect(await refusalOf(bens, 'sendMessage', { conversationId: id, content: 'Hello' })).toBe('USER_BLOCKED')
  })
})
