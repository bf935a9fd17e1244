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
  editMessage: { text: 'Hi again' },
  forwardMessage: { conversationIds: ['00000000-0000-7000-8000-000000000000'] },
  setTyping: { typing: true },
  renameGroup: { name: 'Walkers' },
  addMembers: { userIds: ['00000000-0000-7000-8000-000000000000'] },
  changeRole: { role: 'admin' },
  updatePresence: { status: 'online' },
  createConversation: { memberIds: ['00000000-0000-7000-8000-000000000000'] },
  updateMe: {},
  markRead: {},
  markDelivered: {},
  putPushSubscription: { endpoint: 'https://push.example/1', keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) } },
  deletePushSubscription: { endpoint: 'https://push.example/1' },
  createWebhook: { url: 'https://example.org/', events: ['message_created'] },
}
// What somebody may do who is asked and has not answered yet: look in, and answer.
const whileAsked = new Set([
  'getConversation', 'listMessages', 'listEvents', 'listPins', 'listReactions', 'listScheduled', 'sendMessage', 'markRead', 'markMessageRead',
  'markDelivered', 'saveMessage', 'unsaveMessage',
])
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
  ;({ conversation, message } = await begin(ada))
})
afterAll(() => api.close())

/** A conversation in which somebody said one thing to somebody else, and has another waiting under the same id. */
async function begin(from: Client, to: Client = ben): Promise<{ conversation: string; number: number; message: string }> {
  const sql = database()
  const id = await makeConversation(sql, [from.made.id, to.made.id], [{ senderId: from.made.id, text: 'Hi', at: new Date() }])
  const [begun] = await sql<{ number: number; message: string }[]>`
    select c.number, m.id as message from conversations c join messages m on m.conversation_id = c.id where c.id = ${id}`
  await sql`
    insert into scheduled_messages (id, conversation_id, sender_id, client_id, fingerprint, text, send_at)
    select m.id, m.conversation_id, m.sender_id, gen_random_uuid(), 'made', 'Later', now() + interval '1 hour' from messages m where m.id = ${begun?.message ?? null}`
  return { conversation: id, number: begun?.number ?? 0, message: begun?.message ?? '' }
}

const heart = encodeURIComponent('❤️')
const urlOf = ({ path, name }: Endpoint, id: string, messageId = message) =>
  path.replace('{id}', id).replace('{messageId}', messageId).replace('{scheduledId}', messageId).replace('{emoji}', heart) + (queries[name] ?? '')
const bodyOf = ({ name, bodyType }: Endpoint) => (bodyType === 'json' ? (bodies[name] ?? {}) : undefined)

async function statusFor(endpoint: Endpoint, id: string, headers: Record<string, string>, messageId = message): Promise<number> {
  return (await send(api.base, endpoint.method, urlOf(endpoint, id, messageId), bodyOf(endpoint), headers)).status
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

  it.each(onConversation)('$name: who has left or declined gets 404; who has not accepted yet too, but for looking in and answering', async endpoint => {
    for (const state of ['left', 'declined', 'requested']) {
      const member = await api.client()
      const begun = await begin(ben, member)
      await database()`update memberships set state = ${state} where conversation_id = ${begun.conversation} and user_id = ${member.made.id}`
      const status = await statusFor(endpoint, begun.conversation, { authorization: `Bearer ${member.token}` }, begun.message)
      const letIn = state === 'requested' && whileAsked.has(endpoint.name)
      expect(letIn ? status < 300 : status === 404).toBe(true)
    }
  })

  it.each(onConversation)('$name: the wrong kind of id is 404', async endpoint => {
    for (const id of [ada.made.id, '0', '-1', '1e3', '99999999999999', 'inbox', "'", '%00', '%F0%9F%98%80']) {
      expect([400, 404]).toContain(await statusFor(endpoint, id, { authorization: `Bearer ${ada.token}` }))
    }
  })

  it.each(onConversation)('$name: a member is let in, by id and by number', async endpoint => {
    for (const name of ['conversation', 'number'] as const) {
      const begun = await begin(ada, await api.client())
      expect(await statusFor(endpoint, String(begun[name]), { authorization: `Bearer ${ada.token}` }, begun.message)).toBeLessThan(300)
    }
  })

  it.each(open)('$name: asks nobody who they are, and minds no bad bearer', async endpoint => {
    expect([401, 403].includes(await statusFor(endpoint, '', {})) && endpoint.name !== 'refreshToken').toBe(false)
  })
})
