import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '@/lib/http/testing/api'
import { type SocketSite, startSockets } from './gateway.fixture'
import { byEvent, byHandshake, raw } from './made-up.fixture'

let site: SocketSite
beforeAll(async () => { site = await startSockets([raw, byHandshake, byEvent]) })
afterAll(() => site.stop())

/** Two people who may write to each other, with a conversation. */
async function pair(): Promise<{ ada: Client; ben: Client; id: string }> {
  const [ada, ben] = [await site.client(), await site.client()]
  const { body } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], text: 'Hello' })
  const id = String(body.id)
  await ben.call('POST', `/api/conversations/${id}/messages`, { text: 'Hello yourself' })
  return { ada, ben, id }
}

const rawOf = async ({ token }: Client) => {
  const socket = await site.raw(`/ws/made-up?token=${token}`)
  await socket.next('hello')
  return socket
}
const ioOf = async ({ token }: Client, transport: string) => {
  const client = site.io({ auth: { token }, transports: [transport] })
  await client.next('hello')
  return client
}

describe('what reaches a person', () => {
  it('reaches each of their sockets once, the sender’s too, whatever the transport', async () => {
    const { ada, ben, id } = await pair()
    const sending = await rawOf(ada)
    const hers = [sending, await rawOf(ada), await ioOf(ada, 'polling')]
    const his = [await rawOf(ben), await ioOf(ben, 'websocket'), await ioOf(ben, 'polling')]
    sending.send({ type: 'say', conversation: id, text: 'Are you there?' })
    for (const socket of hers) expect(await socket.next('said')).toMatchObject({ text: 'Are you there?' })
    for (const socket of his) expect(await socket.next('heard')).toMatchObject({ text: 'Are you there?' })
    await ben.call('POST', `/api/conversations/${id}/messages`, { text: 'Yes' })
    for (const socket of hers) expect(await socket.next('heard')).toMatchObject({ text: 'Yes' })
    for (const socket of [...hers, ...his]) expect(socket.waiting.filter(({ text }) => text === 'Are you there?')).toEqual([])
  })

  it('comes in the order in which it was said', async () => {
    const { ada, ben, id } = await pair()
    const his = await rawOf(ben)
    const hers = await rawOf(ada)
    const texts = Array.from({ length: 30 }, (_, index) => `line ${index}`)
    for (const text of texts) hers.send({ type: 'say', conversation: id, text })
    for (const text of texts) expect(await his.next('heard')).toMatchObject({ text })
  })

  it('reaches nobody else, and no socket that is closed', async () => {
    const { ada, ben, id } = await pair()
    const stranger = await rawOf(await site.client())
    const [closed, open] = [await rawOf(ben), await rawOf(ben)]
    closed.webSocket.close()
    await closed.closed
    await ada.call('POST', `/api/conversations/${id}/messages`, { text: 'Psst' })
    await open.next('heard')
    expect(stranger.waiting).toEqual([])
    expect(closed.waiting).toEqual([])
  })

  it('reaches who comes back at once', async () => {
    const { ada, ben, id } = await pair()
    for (const text of ['one', 'two', 'three']) {
      const his = await rawOf(ben)
      await ada.call('POST', `/api/conversations/${id}/messages`, { text })
      expect(await his.next('heard')).toMatchObject({ text })
      his.webSocket.terminate()
    }
  })
})

it('decision 15: an open socket is a presence', async () => {
  const { ada, ben } = await pair()
  const online = async () => ((await ada.call('GET', `/api/presence?userIds=${ben.made.id}`)).body.items as { online: boolean }[])[0]?.online
  await ben.call('PUT', '/api/presence', { status: 'offline' })
  expect(await online()).toBe(false)
  const his = await rawOf(ben)
  await expect.poll(online).toBe(true)
  his.webSocket.close()
  await expect.poll(online, { timeout: 10_000 }).toBe(false)
})
