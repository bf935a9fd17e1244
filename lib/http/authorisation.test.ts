import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { type Client, send, startApi, type TestApi } from './testing/api'

const endpoints = Object.values(contract) as Endpoint[]
const guarded = endpoints.filter(({ auth }) => auth === 'required')
const open = endpoints.filter(({ auth }) => auth === 'none')
const onConversation = guarded.filter(({ path }) => path.startsWith('/api/conversations/{id}'))

// What makes each call a valid one, so that only who asks decides.
const bodies: Record<string, unknown> = {
  sendMessage: { text: 'Hello' },
  setTyping: { typing: true },
  updatePresence: { status: 'online' },
  createConversation: { memberIds: ['00000000-0000-7000-8000-000000000000'] },
  updateMe: {},
  markRead: {},
  markDelivered: {},
  putPushSubscription: { endpoint: 'https://push.example/1', keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } },
  deletePushSubscription: { endpoint: 'https://push.example/1' },
  createWebhook: { url: 'https://example.org/', events: ['message_created'] },
}
const queries: Record<string, string> = { searchUsers: '?q=zz', listPresence: '?userIds=' }

let api: TestApi
let ada: Client
let ben: Client
let outsider: Client
let conversation: string
let message: string

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben, outsider] = await Promise.all([api.client(), api.client(), api.client()])
  conversation = await makeConversation(database(), [ada.made.id, ben.made.id], [{ senderId: ada.made.id, text: 'Hi', at: new Date() }])
  const [said] = await database()<{ id: string }[]>`select id from messages where conversation_id = ${conversation}`
  message = said?.id ?? ''
})
afterAll(() => api.close())

const urlOf = ({ path, name }: Endpoint, id: string) => path.replace('{id}', id).replace('{messageId}', message) + (queries[name] ?? '')
const bodyOf = ({ name, bodyType }: Endpoint) => (bodyType === 'json' ? (bodies[name] ?? {}) : undefined)

async function statusFor(endpoint: Endpoint, id: string, headers: Record<string, string>): Promise<number> {
  return (await send(api.base, endpoint.method, urlOf(endpoint, id), bodyOf(endpoint), headers)).status
}

describe(`the authorisation matrix: ${guarded.length} guarded endpoints, ${open.length} open ones`, () => {
  it.each(guarded)('$name: nobody is 401', async endpoint => {
    expect(await statusFor(endpoint, conversation, {})).toBe(401)
  })

  it.each(guarded)('$name: a bad bearer is 401', async endpoint => {
    for (const authorization of ['Bearer nonsense', 'Bearer ', 'Basic YTpi', `Bearer ${ada.token}x`]) {
      expect(await statusFor(endpoint, conversation, { authorization })).toBe(401)
    }
  })

  it.each(guarded)('$name: a revoked or suspended person is 401', async endpoint => {
    const [revoked, suspended] = await Promise.all([api.client(), api.client()])
    await database()`update sessions set revoked_at = now() where user_id = ${revoked.made.id}`
    await database()`update users set suspended_at = now() where id = ${suspended.made.id}`
    for (const { token } of [revoked, suspended]) {
      expect(await statusFor(endpoint, conversation, { authorization: `Bearer ${token}` })).toBe(401)
    }
  })

  it.each(onConversation)('$name: an outsider gets 404, the same as for a conversation that does not exist', async endpoint => {
    const authorization = `Bearer ${outsider.token}`
    const strip = ({ requestId: _, ...rest }: Record<string, unknown>) => rest
    const [theirs, unknown] = await Promise.all([conversation, '01a1fc7b-0000-7000-8000-000000000000'].map(id =>
      send(api.base, endpoint.method, urlOf(endpoint, id), bodyOf(endpoint), { authorization })))
    expect(theirs?.status).toBe(404)
    expect(strip(theirs?.body ?? {})).toEqual(strip(unknown?.body ?? {}))
  })

  it.each(onConversation)('$name: who has left, declined or not accepted gets 404', async endpoint => {
    for (const state of ['left', 'declined', 'requested']) {
      const gone = await api.client()
      const id = await makeConversation(database(), [gone.made.id, ben.made.id])
      await database()`update memberships set state = ${state} where conversation_id = ${id} and user_id = ${gone.made.id}`
      expect(await statusFor(endpoint, id, { authorization: `Bearer ${gone.token}` })).toBe(404)
    }
  })

  it.each(onConversation)('$name: the wrong kind of id is 404', async endpoint => {
    for (const id of [ada.made.id, '0', '-1', '1e3', '99999999999999', 'inbox', "'", '%00', '%F0%9F%98%80']) {
      expect([400, 404]).toContain(await statusFor(endpoint, id, { authorization: `Bearer ${ada.token}` }))
    }
  })

  it.each(onConversation)('$name: a member is let in, by id and by number', async endpoint => {
    const [row] = await database()<{ number: number }[]>`select number from conversations where id = ${conversation}`
    for (const id of [conversation, String(row?.number)]) {
      expect(await statusFor(endpoint, id, { authorization: `Bearer ${ada.token}` })).toBeLessThan(300)
    }
  })

  it.each(open)('$name: asks nobody who they are, and minds no bad bearer', async endpoint => {
    expect([401, 403].includes(await statusFor(endpoint, '', {})) && endpoint.name !== 'refreshToken').toBe(false)
  })
})
