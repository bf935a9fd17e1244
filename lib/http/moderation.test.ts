import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { userChannel } from '@/lib/contract/events'
import { environment } from '@/lib/environment'
import { shareHub } from '@/lib/realtime/publish'
import { app, startHub, subscribe } from '@/lib/realtime/server/hub.fixture'
import { authOptions } from './auth-options'
import { type Client, send, startApi, type TestApi } from './testing/api'

let api: TestApi
const staff = {} as Record<'user' | 'moderator' | 'administrator', Client>

beforeAll(async () => {
  // As in the process that runs the hub; which server is told is decided once.
  environment().hub = { appId: app.id, key: app.key, secret: app.secret }
  api = await startApi()
  for (const role of ['user', 'moderator', 'administrator'] as const) staff[role] = await member(role)
})
afterAll(() => api.close())

async function member(role: string): Promise<Client> {
  const client = await api.client()
  await database()`update users set role = ${role} where id = ${client.made.id}`
  return client
}

/** A conversation with a message in it that one of the two reports. */
async function conversation() {
  const [ada, ben] = await Promise.all([api.client(), api.client()])
  const id = await makeConversation(database(), [ada.made.id, ben.made.id], [{ senderId: ben.made.id, text: 'Private words', at: new Date() }])
  const [row] = await database()<{ id: string }[]>`select id from messages where conversation_id = ${id}`
  const messageId = row?.id ?? ''
  return { ada, ben, id, messageId, report: () => ada.call('POST', '/api/reports', { messageId, reason: 'spam' }) }
}

/** What each role gets of each endpoint for staff: user, moderator, administrator. */
const matrix: [name: string, statuses: [number, number, number], call: (by: Client, reportId: string, userId: string) => ReturnType<Client['call']>][] = [
  ['listReportQueue', [403, 200, 200], by => by.call('GET', '/api/moderation/reports')],
  ['getReport', [403, 200, 200], (by, id) => by.call('GET', `/api/moderation/reports/${id}`)],
  ['getReportFile', [403, 404, 404], (by, id) => by.call('GET', `/api/moderation/reports/${id}/uploads/${id}`)],
  ['decideReport', [403, 200, 200], (by, id) => by.call('PATCH', `/api/moderation/reports/${id}`, { status: 'dismissed' })],
  ['listAccounts', [403, 200, 200], by => by.call('GET', '/api/moderation/users?q=ada')],
  ['getAccount', [403, 200, 200], (by, _, id) => by.call('GET', `/api/moderation/users/${id}`)],
  ['suspendUser', [403, 200, 200], (by, _, id) => by.call('POST', `/api/moderation/users/${id}/suspend`, { reason: 'Spam' })],
  ['unsuspendUser', [403, 204, 204], (by, _, id) => by.call('DELETE', `/api/moderation/users/${id}/suspend`)],
  ['listAuditLog', [403, 200, 200], by => by.call('GET', '/api/moderation/audit')],
  ['changeAccount', [403, 403, 200], (by, _, id) => by.call('PATCH', `/api/admin/users/${id}`, { plan: 'premium' })],
  ['getStats', [403, 403, 200], by => by.call('GET', '/api/admin/stats')],
]

describe(`who may call what is for staff: ${matrix.length} endpoints x 3 roles`, () => {
  it('is decided for every endpoint there is', () => {
    const endpoints = (Object.values(contract) as Endpoint[]).filter(({ path }) => /^\/api\/(moderation|admin)\//.test(path))
    expect(endpoints.map(({ name }) => name).sort()).toEqual(matrix.map(([name]) => name).sort())
  })

  it.each(matrix)('%s: user, moderator, administrator get %s', async (_, statuses, call) => {
    const got = []
    for (const role of ['user', 'moderator', 'administrator'] as const) {
      const { ben, report } = await conversation()
      const { body } = await report()
      got.push((await call(staff[role], String(body.id), ben.made.id)).status)
    }
    expect(got).toEqual(statuses)
  })
})

describe('reports over HTTP', () => {
  it('are 201, then 200 for the same again, and show the reporter what became of them', async () => {
    const { ada, ben, report } = await conversation()
    const first = await report()
    expect([first.status, (await report()).status]).toEqual([201, 200])
    expect((await ada.call('POST', `/api/users/${ben.made.id}/report`, { reason: 'other' })).status).toBe(201)
    await staff.moderator.call('PATCH', `/api/moderation/reports/${first.body.id}`, { status: 'resolved', note: 'Thank you.' })
    const { body } = await ada.call('GET', '/api/reports')
    expect(body.items).toMatchObject([{ status: 'pending', messageId: null }, { id: first.body.id, status: 'resolved', note: 'Thank you.' }])
  })

  it('show staff the words with the report, and nothing of where bytes are kept', async () => {
    const { report, messageId } = await conversation()
    const { body } = await staff.moderator.call('GET', `/api/moderation/reports/${(await report()).body.id}`)
    expect(body).toMatchObject({ intact: true, evidence: [{ role: 'reported', content: { id: messageId, text: 'Private words' } }] })
    expect(JSON.stringify(body)).not.toContain('storageKey')
  })

  it('show nobody’s words in the queue', async () => {
    const { report } = await conversation()
    await report()
    expect(JSON.stringify((await staff.moderator.call('GET', '/api/moderation/reports')).body)).not.toContain('Private words')
  })
})

describe('no path shows staff what nobody reported', () => {
  const reads = (Object.values(contract) as Endpoint[]).filter(({ method, path }) => method === 'GET' && path.startsWith('/api/conversations/{id}'))

  it.each(reads)('$name: a conversation of others does not exist', async ({ path }) => {
    const { id, messageId } = await conversation()
    for (const role of ['moderator', 'administrator'] as const) {
      const url = path.replace('{id}', id).replace(/\{\w+\}/g, messageId)
      expect((await staff[role].call('GET', url)).status).toBe(404)
    }
  })

  it('nor by inbox, search, sync, uploads or the report of another message', async () => {
    const { ben, messageId } = await conversation()
    const upload = '01a1fc7b-0000-7000-8000-000000000001'
    await database()`
      with upload as (
        insert into uploads (id, owner_id, name, kind, content_type, size, stored_size, storage_key, attached)
        values (${upload}, ${ben.made.id}, 'a.txt', 'file', 'text/plain', 1, 1, 'uploads/none', true)
      )
      insert into attachments (message_id, position, upload_id) values (${messageId}, 0, ${upload})`
    for (const role of ['moderator', 'administrator'] as const) {
      expect((await staff[role].call('GET', `/api/uploads/${upload}`)).status).toBe(404)
      for (const url of ['/api/inbox', '/api/sync', '/api/search?q=Private']) {
        expect(JSON.stringify((await staff[role].call('GET', url)).body)).not.toContain('Private words')
      }
      expect((await staff[role].call('POST', '/api/reports', { messageId, reason: 'other' })).status).toBe(404)
    }
  })
})

describe('a suspension', () => {
  it('acts at once on HTTP, and is told at sign-in', async () => {
    const ben = await api.client()
    expect((await ben.call('GET', '/api/me')).status).toBe(200)
    await staff.moderator.call('POST', `/api/moderation/users/${ben.made.id}/suspend`, { reason: 'Too much spam' })
    expect((await ben.call('GET', '/api/me')).status).toBe(401)
    const { status, body } = await send(api.base, 'POST', '/api/tokens', { username: ben.made.username, password: ben.made.password })
    expect([status, body.code]).toEqual([403, 'account_suspended'])
    expect(body.detail).toContain('Too much spam')
    const [credentials] = authOptions().providers
    await expect(credentials?.options.authorize(ben.made, {})).rejects.toThrow(/^account_suspended\nThis account is suspended: Too much spam\n./)
    await staff.moderator.call('DELETE', `/api/moderation/users/${ben.made.id}/suspend`)
    expect((await ben.call('GET', '/api/me')).status).toBe(200)
  })

  it('ends the sockets of the person, and lets no new one listen', async () => {
    const running = await startHub()
    shareHub(running.hub)
    const ben = await api.client()
    const socket = running.connect()
    await subscribe(socket, userChannel(ben.made.id))
    const ended = new Promise<void>(resolve => socket.connection.bind('error', () => resolve()))
    await staff.moderator.call('POST', `/api/moderation/users/${ben.made.id}/suspend`, { reason: 'Spam' })
    await ended
    const authorization = await send(api.base, 'POST', '/api/realtime/auth', `socket_id=1.1&channel_name=${userChannel(ben.made.id)}`,
      { authorization: `Bearer ${ben.token}`, 'content-type': 'application/x-www-form-urlencoded' })
    expect(authorization.status).toBe(401)
    shareHub(undefined)
    await running.stop()
  })
})
