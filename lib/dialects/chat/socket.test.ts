import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import type { Client } from '@/lib/http/testing/api'
import { type RawClient, type Seen, type SocketSite, startSockets } from '@/lib/realtime/gateway/gateway.fixture'
import newMessageSample from './fixtures/new-message-frame.json'
import { deleteRoom, friends, history, markRead, open, rooms, say, talk, two } from './people.fixture'
import { socket } from './socket'

let site: SocketSite
beforeAll(async () => {
  site = await startSockets([socket])
})
afterAll(() => site.stop())

const join = (by: Client, room: number | string, slash = '/') => site.raw(`/ws/chat/${room}${slash}?token=${by.token}`)
const dataOf = async (client: RawClient, type: string) => (await client.next(type)).data as Record<string, unknown>
const heard = async (client: RawClient) => (await dataOf(client, 'new_message')).content

/** The socket is open and heard; what has come to it by then and was not taken. */
async function settled(client: RawClient): Promise<Seen[]> {
  client.send({ type: 'ping' })
  await client.next('pong')
  return client.waiting
}

/** The socket is told that somebody is here, or is not any more. */
async function tells(client: RawClient, of: Client, online: boolean): Promise<void> {
  for (;;) {
    const status = await dataOf(client, 'user_status')
    expect(status).toEqual({ user_id: of.made.number, online: expect.any(Boolean) })
    if (status.online === online) return
  }
}

/** Two people who talk, each with a socket in the room. */
async function inRoom() {
  const people = await talk(site)
  const [adas, bens] = await Promise.all([join(people.ada, people.room), join(people.ben, people.room)])
  await Promise.all([settled(adas), settled(bens)])
  return { ...people, adas, bens }
}

/** What a frame that is refused says. */
async function refusalOf(client: RawClient, frame: object | string): Promise<unknown> {
  client.send(frame)
  const error = await client.next('error')
  expect(error).toEqual({ type: 'error', message: expect.stringMatching(/^\w.+/) })
  return error.message
}

describe('new_message', () => {
  it('reaches both, however it was said, whole and as the document shows it', async () => {
    const { ada, ben, room, adas, bens } = await inRoom()
    adas.send({ type: 'message', content: '  Hello! ' })
    const [own, other] = await Promise.all([adas.next('new_message'), bens.next('new_message')])
    expect(shapeOf(other)).toEqual(shapeOf(newMessageSample))
    expect(own).toEqual(other)
    expect(other.data).toMatchObject({ room, sender: { id: ada.made.number }, content: 'Hello!' })
    expect((await history(ben, room)).at(-1)).toMatchObject(other.data as object)
    const { body } = await say(ben, room, 'Over HTTP')
    expect(await dataOf(adas, 'new_message')).toMatchObject({ id: body.id, content: 'Over HTTP' })
    expect(await heard(bens)).toBe('Over HTTP')
  })

  it('decision 22: reaches every socket in the room once, and none elsewhere', async () => {
    const { ada, ben, room, adas, bens } = await inRoom()
    const cleo = await site.client()
    const elsewhere = Number((await open(ada, cleo)).body.id)
    const [again, other] = await Promise.all([join(ada, room), join(ada, elsewhere)])
    await Promise.all([settled(again), settled(other)])
    adas.send({ type: 'message', text: 'Once' })
    expect(await heard(adas)).toBe('Once')
    await say(ben, room, 'Last')
    expect([await heard(adas), adas.waiting]).toEqual(['Last', []])
    for (const client of [again, bens]) expect([await heard(client), await heard(client), client.waiting]).toEqual(['Once', 'Last', []])
    expect(await settled(other)).toEqual([])
  })

  it('decision 3: comes from a stranger too, every one of several', async () => {
    const [ada, ben] = await two(site)
    const room = Number((await open(ada, ben)).body.id)
    const [adas, bens] = await Promise.all([join(ada, room), join(ben, room)])
    await settled(bens)
    for (const content of ['One', 'Two']) adas.send({ type: 'message', content })
    expect([await heard(bens), await heard(bens)]).toEqual(['One', 'Two'])
    expect((await rooms(ben))[0]?.unread_count).toBe(2)
  })

  it('is whole when it is longer than an event may be', async () => {
    const { adas, bens } = await inRoom()
    const content = '漢'.repeat(4000)
    bens.send({ type: 'message', content })
    expect(await heard(adas)).toBe(content)
  })

  it('decision 17: reaches everybody in a group, from who came later too', async () => {
    const { ada, ben, cleo, room } = await friends(site)
    const sockets = await Promise.all([ada, ben, cleo].map(who => join(who, room)))
    await Promise.all(sockets.map(settled))
    sockets[0]?.send({ type: 'message', content: 'All of you' })
    for (const client of sockets) expect(await heard(client)).toBe('All of you')
  })

  it('decision 3: reaches who was asked into a group and has not answered', async () => {
    const { ada, room } = await friends(site)
    const dora = await site.client()
    await ada.call('POST', `/api/conversations/${room}/members`, { userIds: [dora.made.id] })
    expect((await rooms(dora)).map(({ id }) => id)).toEqual([room])
    const doras = await join(dora, room)
    await settled(doras)
    for (const content of ['Welcome', 'Dora']) await say(ada, room, content)
    expect([await heard(doras), await heard(doras)]).toEqual(['Welcome', 'Dora'])
  })

  it('that cannot be said is answered with an error, and the socket lives on', async () => {
    const { ada, ben, room, adas, bens } = await inRoom()
    expect(await refusalOf(adas, { type: 'message' })).toMatch(/empty/)
    expect(await refusalOf(adas, { type: 'message', content: 7 })).toMatch(/^content: /)
    expect(await refusalOf(adas, { type: 'message', content: 'a'.repeat(4001) })).toMatch(/4000/)
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect(await refusalOf(adas, { type: 'message', content: 'Hello' })).toMatch(/does not accept/)
    await ben.call('DELETE', `/api/users/${ada.made.id}/block`)
    adas.send({ type: 'message', content: 'Hello again' })
    expect(await heard(bens)).toBe('Hello again')
    expect(await history(ben, room)).toHaveLength(6)
  })
})

describe('typing', () => {
  it('reaches the other side, not one’s own, and ends with what is said', async () => {
    const { ada, adas, bens } = await inRoom()
    adas.send({ type: 'typing', typing: true })
    expect(await bens.next('typing')).toEqual({ type: 'typing', data: { user_id: ada.made.number, is_typing: true } })
    adas.send({ type: 'typing', typing: false })
    expect(await dataOf(bens, 'typing')).toEqual({ user_id: ada.made.number, is_typing: false })
    adas.send({ type: 'typing', typing: true })
    await bens.next('typing')
    adas.send({ type: 'message', content: 'Said' })
    expect(await dataOf(bens, 'typing')).toMatchObject({ is_typing: false })
    expect(await heard(bens)).toBe('Said')
    await adas.next('new_message')
    expect(await settled(adas)).toEqual([])
  })

  it('decision 16: is shown to nobody before both have accepted, and is no error', async () => {
    const [ada, ben] = await two(site)
    const room = Number((await open(ada, ben)).body.id)
    await say(ada, room, 'Hello')
    const [adas, bens] = await Promise.all([join(ada, room), join(ben, room)])
    for (const client of [adas, bens]) client.send({ type: 'typing', typing: true })
    await Promise.all([settled(adas), settled(bens)])
    await say(ada, room, 'Hello?')
    expect(await heard(bens)).toBe('Hello?')
    expect([adas, bens].flatMap(({ waiting }) => waiting.filter(({ type }) => type !== 'new_message'))).toEqual([])
  })

  it('has to say whether', async () => {
    const { adas } = await inRoom()
    expect(await refusalOf(adas, { type: 'typing' })).toMatch(/^typing: /)
  })
})

describe('message_read', () => {
  it('tells of all, however it was read', async () => {
    const { ada, ben, room, adas, bens } = await inRoom()
    bens.send({ type: 'read' })
    const receipt = await adas.next('message_read')
    expect(receipt).toEqual({ type: 'message_read', data: { user_id: ben.made.number, read_at: expect.stringMatching(/Z$/) } })
    expect(await bens.next('message_read')).toEqual(receipt)
    expect((await rooms(ben))[0]?.unread_count).toBe(0)
    await say(ada, room, 'More')
    await markRead(ben, room)
    expect(await dataOf(adas, 'message_read')).toMatchObject({ user_id: ben.made.number })
  })

  it('decision 8: names a message that alone was read', async () => {
    const { ada, ben, room, adas, bens } = await inRoom()
    const message_id = (await history(ben, room)).at(-1)?.id
    bens.send({ type: 'read', message_id })
    expect(await dataOf(adas, 'message_read')).toMatchObject({ user_id: ben.made.number, message_id })
    expect((await history(ada, room)).map(({ is_read }) => is_read)).toEqual([true, false, false, false, true])
    expect(await refusalOf(adas, { type: 'read', message_id })).toMatch(/[Oo]wn/)
  })
})

describe('user_status', () => {
  it('tells when somebody in the room comes and goes', async () => {
    const { ben, adas, bens } = await inRoom()
    await ben.call('POST', '/api/chat/mark-offline/', {})
    await tells(adas, ben, false)
    await ben.call('POST', '/api/chat/heartbeat/', {})
    await tells(adas, ben, true)
    expect((await settled(bens)).filter(({ type }) => type !== 'user_status')).toEqual([])
  })

  it('is not told in other rooms, nor across a block', async () => {
    const { ada, ben, adas } = await inRoom()
    const cleo = await site.client()
    const elsewhere = Number((await open(ada, cleo)).body.id)
    await say(ada, elsewhere, 'Hello')
    await say(cleo, elsewhere, 'Hi')
    const other = await join(ada, elsewhere)
    await settled(other)
    await ada.call('PUT', `/api/users/${ben.made.id}/block`)
    await tells(adas, ben, false)
    for (const who of [ben, cleo]) await who.call('POST', '/api/chat/mark-offline/', {})
    await tells(other, cleo, false)
    expect([adas, other].flatMap(({ waiting }) => waiting)).toEqual([])
  })
})

describe('sockets', () => {
  it('open at /ws/chat/{room_id}/, by number or UUID, with the slash or without', async () => {
    const { ada, room, adas } = await inRoom()
    const { body } = await ada.call('GET', `/api/conversations/${room}`)
    const sockets = await Promise.all([join(ada, room, ''), join(ada, String(body.id)), join(ada, String(body.id), '')])
    await Promise.all(sockets.map(settled))
    adas.send({ type: 'message', content: 'Everywhere' })
    for (const client of sockets) expect(await heard(client)).toBe('Everywhere')
  })

  it('rule 4: close in a room that is somebody else’s as in one that does not exist', async () => {
    const { room } = await inRoom()
    const stranger = await site.client()
    for (const name of [room, 999_999_999, 'here']) {
      const client = await join(stranger, name)
      expect((await client.next('error')).message).toBe('This conversation does not exist.')
      expect(await client.closed).toBe(4404)
    }
  })

  it('rule 1: close without a token, and with a bad one', async () => {
    const { room } = await inRoom()
    for (const query of ['', '?token=nonsense']) {
      const client = await site.raw(`/ws/chat/${room}/${query}`)
      await client.next('error')
      expect(await client.closed).toBe(4401)
    }
  })

  it('answer frames that mean nothing, and survive them', async () => {
    const { adas } = await inRoom()
    for (const frame of ['{', '[]', '"text"', { type: 'unknown' }, {}]) await refusalOf(adas, frame)
    adas.send({ type: 'message', content: 'Still here' })
    expect(await heard(adas)).toBe('Still here')
  })

  it('answer a ping, and outlive the room’s being emptied', async () => {
    const { ada, room, adas, bens } = await inRoom()
    adas.send({ type: 'ping' })
    expect(await adas.next('pong')).toEqual({ type: 'pong', data: {} })
    await deleteRoom(ada, room)
    bens.send({ type: 'message', content: 'Again' })
    expect(await heard(adas)).toBe('Again')
  })
})
