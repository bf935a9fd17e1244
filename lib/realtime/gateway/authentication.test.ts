import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authSecret } from '@/lib/environment'
import { createCtx } from '@/lib/http/context'
import { startSession } from '@/lib/messaging/sessions/sign-in'
import { type SocketSite, startSockets } from './gateway.fixture'
import { byEvent, byHandshake, raw } from './made-up.fixture'

let site: SocketSite
beforeAll(async () => { site = await startSockets([raw, byHandshake, byEvent]) })
afterAll(() => site.stop())

async function cookieOf(userId: string): Promise<string> {
  const sessionId = await startSession(createCtx(), userId, 'browser')
  return `next-auth.session-token=${await encode({ token: { sessionId }, secret: authSecret() })}`
}

describe('a raw socket', () => {
  it('takes the token of the address, or of the header', async () => {
    const { made, token } = await site.client()
    const byQuery = await site.raw(`/ws/made-up?token=${token}`)
    expect(await byQuery.next('hello')).toEqual({ type: 'hello', user: made.id, room: null })
    const byHeader = await site.raw('/ws/made-up', { headers: { authorization: `Bearer ${token}` } })
    expect(await byHeader.next('hello')).toMatchObject({ user: made.id })
  })

  it('takes the cookie of a page of our own, and of no other', async () => {
    const { made } = await site.client()
    const cookie = await cookieOf(made.id)
    for (const page of [{}, { origin: site.base }, { 'sec-fetch-site': 'same-origin' }]) {
      const headers = { cookie, ...(page as Record<string, string>) }
      const socket = await site.raw('/ws/made-up', { headers })
      expect(await socket.next('hello')).toMatchObject({ user: made.id })
    }
    for (const page of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site', origin: site.base }]) {
      const headers = { cookie, ...(page as Record<string, string>) }
      const socket = await site.raw('/ws/made-up', { headers })
      expect(await socket.closed).toBe(4403)
      expect(socket.waiting).toMatchObject([{ type: 'error', code: 'cross_origin' }])
    }
  })

  it('says why and closes with 4401 where the token is missing, bad or empty, also beside a good cookie', async () => {
    const { made } = await site.client()
    const cookie = await cookieOf(made.id)
    for (const path of ['/ws/made-up', '/ws/made-up?token=', '/ws/made-up?token=nonsense', '/ws/made-up/7/?token=e30.e30.e30']) {
      const socket = await site.raw(path, path === '/ws/made-up' ? {} : { headers: { cookie } })
      expect(await socket.closed).toBe(4401)
      expect(socket.waiting).toMatchObject([{ type: 'error', code: 'unauthenticated' }])
    }
  })

  it('has its address with or without a slash at the end, and parameters in it', async () => {
    const { token } = await site.client()
    for (const path of ['/ws/made-up/seven', '/ws/made-up/seven/']) {
      const socket = await site.raw(`${path}?token=${token}`)
      expect(await socket.next('hello')).toMatchObject({ room: 'seven' })
    }
    const hidden = await site.raw(`/ws/made-up/hidden?token=${token}`)
    expect(await hidden.closed).toBe(4404)
    expect(hidden.waiting).toMatchObject([{ type: 'error', code: 'not_found' }])
  })

  it.each(['/ws', '/ws/other', '/ws/made-up/%E0%A4%A', '/nothing'])('is refused at %s', async path => {
    await expect(site.raw(path)).rejects.toThrow('404')
  })
})

describe.each([['websocket'], ['polling']])('Socket.IO over %s', transport => {
  const transports = [transport]

  it('takes the token of the handshake', async () => {
    const { made, token } = await site.client()
    const client = site.io({ transports, auth: { token } })
    expect(await client.next('hello')).toMatchObject({ user: made.id })
  })

  it('takes the token of the address, of a header and of a cookie of our own', async () => {
    const { made, token } = await site.client()
    const cookie = await cookieOf(made.id)
    for (const [query, extraHeaders] of [[{ token }, {}], [{}, { authorization: `Bearer ${token}` }], [{}, { cookie }]] as [Record<string, string>, Record<string, string>][]) {
      const client = site.io({ transports, query, extraHeaders })
      expect(await client.next('hello')).toMatchObject({ user: made.id })
    }
    const foreign = site.io({ transports, reconnection: false, extraHeaders: { cookie, origin: 'https://evil.example' } })
    expect(await foreign.refused).toMatchObject({ data: { code: 'cross_origin' } })
  })

  it('refuses a bad token of the handshake', async () => {
    const client = site.io({ transports, auth: { token: 'nonsense' } })
    expect(await client.refused).toMatchObject({ data: { code: 'unauthenticated' } })
  })

  it('waits for a token in an event of its own', async () => {
    const { made, token } = await site.client()
    const client = site.io({ transports })
    client.socket.emit('ping')
    expect(await client.next('error')).toMatchObject({ code: 'unauthenticated', frame: 'ping' })
    client.socket.emit('authenticate', { token })
    expect(await client.next('authenticated')).toMatchObject({ user: made.id })
    client.socket.emit('ping')
    await client.next('pong')
  })

  it('says why and disconnects where the token of the event is bad or missing', async () => {
    for (const sent of [[{ token: 'nonsense' }], [{}], [null], ['nonsense'], []]) {
      const client = site.io({ transports })
      client.socket.emit('authenticate', ...sent)
      expect(await client.next('error')).toMatchObject({ code: 'unauthenticated' })
      expect(await client.disconnected).toBe('io server disconnect')
    }
  })

  it('is what it says last: an event moves a socket from the one contract to the other', async () => {
    const { token } = await site.client()
    const other = await site.client()
    const client = site.io({ transports, auth: { token } })
    await client.next('hello')
    client.socket.emit('authenticate', { token: other.token })
    expect(await client.next('authenticated')).toMatchObject({ user: other.made.id })
  })
})
