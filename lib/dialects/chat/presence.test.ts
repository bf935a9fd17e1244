import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shapeOf } from '@/lib/dialects/testing/shape'
import { type Client, startApi, type TestApi } from '@/lib/http/testing/api'
import heartbeatAnswer from './fixtures/heartbeat-answer.json'
import heartbeatAsked from './fixtures/heartbeat.json'
import markOfflineAnswer from './fixtures/mark-offline-answer.json'
import markOfflineAsked from './fixtures/mark-offline.json'
import onlineUsersSample from './fixtures/online-users.json'
import { onlineUsers, open, say, talk, two } from './people.fixture'

let api: TestApi
beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

const heartbeat = (by: Client, body: unknown = heartbeatAsked) => by.call('POST', '/api/chat/heartbeat/', body)
const markOffline = (by: Client) => by.call('POST', '/api/chat/mark-offline/', markOfflineAsked)

describe('8. POST /api/chat/heartbeat/', () => {
  it('keeps the caller online, and answers when they were last here', async () => {
    const ada = await api.client()
    await markOffline(ada)
    const { status, body } = await heartbeat(ada)
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(heartbeatAnswer)])
    expect(body.status).toBe('success')
    expect(await onlineUsers(ada)).toEqual([ada.made.number])
  })

  it('rule 5: goes by the server’s clock, whatever the client’s says, or says nothing', async () => {
    const ada = await api.client()
    for (const body of [heartbeatAsked, { timestamp: 'yesterday' }, { timestamp: null }, {}, undefined]) {
      const { status, body: answer } = await heartbeat(ada, body)
      expect(status).toBe(200)
      expect(String(answer.last_activity) > '2025').toBe(true)
    }
  })
})

describe('9. GET /api/chat/online-users/', () => {
  it('answers numbers of the caller and of those they have an active room with, as the document shows them', async () => {
    const { ada, ben } = await talk(api)
    const stranger = await api.client()
    for (const who of [ada, ben, stranger]) await heartbeat(who)
    const { status, body } = await ada.call('GET', '/api/chat/online-users/')
    expect([status, shapeOf(body)]).toEqual([200, shapeOf(onlineUsersSample)])
    expect(body.online_users).toEqual([ada, ben].map(({ made }) => made.number).toSorted((a, b) => a - b))
    expect(await onlineUsers(stranger)).toEqual([stranger.made.number])
  })

  it('decision 15: not of a stranger whom one has not answered, nor across a block', async () => {
    const [ada, ben] = await two(api)
    const room = Number((await open(ada, ben)).body.id)
    await say(ada, room, 'Hello')
    for (const who of [ada, ben]) await heartbeat(who)
    expect([await onlineUsers(ada), await onlineUsers(ben)]).toEqual([[ada.made.number], [ben.made.number]])
    await say(ben, room, 'Hi')
    expect(await onlineUsers(ada)).toHaveLength(2)
    await ben.call('PUT', `/api/users/${ada.made.id}/block`)
    expect([await onlineUsers(ada), await onlineUsers(ben)]).toEqual([[ada.made.number], [ben.made.number]])
  })
})

describe('10. POST /api/chat/mark-offline/', () => {
  it('ends it at once', async () => {
    const { ada, ben } = await talk(api)
    for (const who of [ada, ben]) await heartbeat(who)
    const { status, body } = await markOffline(ben)
    expect([status, body]).toEqual([200, markOfflineAnswer])
    expect([await onlineUsers(ada), await onlineUsers(ben)]).toEqual([[ada.made.number], [ada.made.number]])
  })
})
