import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conversation, membership } from '@/lib/contract/views'
import { type Client, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
let ben: Client
let cleo: Client

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben, cleo] = await Promise.all([api.client(), api.client(), api.client()])
  for (const { made } of [ben, cleo]) await ada.call('PUT', `/api/users/${made.id}/follow`)
})
afterAll(() => api.close())

async function begin(): Promise<string> {
  const { body } = await ada.call('POST', '/api/conversations', { memberIds: [ben.made.id], name: 'Walkers' })
  return String(body.id)
}

describe('groups over HTTP (native.md)', () => {
  it('begins one: 201, the same key the same one again', async () => {
    const [key, call] = [newId(), () => ada.call('POST', '/api/conversations', { memberIds: [ben.made.id, cleo.made.id], name: 'Walkers', text: 'Hello' }, { 'idempotency-key': key })]
    const [first, again] = [await call(), await call()]
    expect([first.status, again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 201, 'true'])
    expect(conversation.parse(first.body)).toMatchObject({ kind: 'group', name: 'Walkers', lastMessage: { text: 'Hello' } })
    expect(again.body).toEqual(first.body)
  })

  it('renames, adds, changes roles: 200 with the conversation', async () => {
    const id = await begin()
    const renamed = await ada.call('PATCH', `/api/conversations/${id}`, { name: 'Runners' })
    const added = await ada.call('POST', `/api/conversations/${id}/members`, { userIds: [cleo.made.id] })
    const promoted = await ada.call('PATCH', `/api/conversations/${id}/members/${cleo.made.id}`, { role: 'admin' })
    expect([renamed, added, promoted].map(({ status }) => status)).toEqual([200, 200, 200])
    const view = conversation.parse(promoted.body)
    expect(view).toMatchObject({ name: 'Runners', seq: 4 })
    expect(Object.fromEntries(view.members.map(({ user, role }) => [user.id, role]))).toEqual({ [ada.made.id]: 'owner', [ben.made.id]: 'member', [cleo.made.id]: 'admin' })
  })

  it('removes and leaves: 204, and then 404', async () => {
    const id = await begin()
    expect((await ada.call('DELETE', `/api/conversations/${id}/members/${ben.made.number}`)).status).toBe(204)
    expect((await ben.call('POST', `/api/conversations/${id}/messages`, { text: 'Hello?' })).status).toBe(404)
    expect((await ada.call('DELETE', `/api/conversations/${id}/members/${ada.made.id}`)).status).toBe(204)
    expect((await ada.call('PATCH', `/api/conversations/${id}`, { name: 'Mine' })).status).toBe(404)
  })

  it('says why not', async () => {
    const id = await begin()
    const outcomes = await Promise.all([
      ben.call('PATCH', `/api/conversations/${id}`, { name: 'Mine' }),
      ada.call('PATCH', `/api/conversations/${id}`, { name: ' ' }),
      ada.call('POST', `/api/conversations/${id}/members`, { userIds: [] }),
      ada.call('POST', `/api/conversations/${id}/members`, { userIds: ['01a1fc7b-0000-7000-8000-000000000000'] }),
      ada.call('PATCH', `/api/conversations/${id}/members/${ada.made.id}`, { role: 'member' }),
      ada.call('PATCH', `/api/conversations/${id}/members/${ben.made.id}`, { role: 'king' }),
      ada.call('DELETE', `/api/conversations/${id}/members/${cleo.made.id}`),
    ])
    expect(outcomes.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'forbidden'], [422, 'validation_failed'], [422, 'validation_failed'], [404, 'not_found'], [409, 'conflict'], [422, 'validation_failed'], [404, 'not_found'],
    ])
  })
})

describe('settings of one’s own over HTTP', () => {
  it('pins, mutes and keeps a draft: 200 with the membership', async () => {
    const id = await begin()
    const { status, body } = await ben.call('PATCH', `/api/conversations/${id}/membership`, { pinned: true, mutedUntil: '2999-01-01T00:00:00+01:00', draft: 'Well', draftVersion: 0 })
    expect([status, membership.parse(body)]).toMatchObject([200, { pinned: true, mutedUntil: '2998-12-31T23:00:00.000Z', draft: 'Well', draftVersion: 1 }])
  })

  it('refuses what is none', async () => {
    const id = await begin()
    const wrong = [{ pinned: 'yes' }, { mutedUntil: 'tomorrow' }, { mutedUntil: '2999-02-30T00:00:00Z' }, { draftVersion: -1 }, { draft: 7 }]
    for (const body of wrong) expect((await ben.call('PATCH', `/api/conversations/${id}/membership`, body)).status).toBe(422)
    expect((await ben.call('PATCH', `/api/conversations/${id}/membership`, { draft: 'a\u0000b' })).status).toBe(400)
  })

  it('clears for oneself: 204, and the inbox is without it', async () => {
    const id = await begin()
    expect((await ben.call('DELETE', `/api/conversations/${id}`)).status).toBe(204)
    const { body } = await ben.call('GET', '/api/inbox?filter=groups')
    expect((body.items as { id: string }[]).map(item => item.id)).not.toContain(id)
    expect((await ada.call('GET', `/api/conversations/${id}`)).body.lastMessage).not.toBeNull()
  })
})
