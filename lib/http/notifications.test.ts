import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import { scheduleMessage } from '@/lib/messaging/messages/schedule-message'
import { scene } from '@/lib/messaging/testing/scene'
import { type Client, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
beforeAll(async () => {
  api = await startApi()
  ada = await api.client()
})
afterAll(() => api.close())

const subscription = {
  endpoint: 'https://push.example/wake/4f1c?a=1&b=2',
  expirationTime: null,
  keys: {
    p256dh: 'BPqAOp7o_tyiqMGsfxSq5Nf_rMC0eR3z-3zyHqgwuBcGI0UI-OpEsZDJiVU9AMzMNXHPDzhYEs9JEQyn_CNaFls',
    auth: 'mKF7Yw3vUuZ1rT0sJ4x2Qg',
  },
}

describe('/api/push-subscriptions', () => {
  it('takes the browser’s own JSON, answers it, lists it with the public key, and forgets it by its endpoint', async () => {
    const put = await ada.call('PUT', '/api/push-subscriptions', subscription)
    expect(put).toMatchObject({ status: 200, body: { endpoint: subscription.endpoint, current: true } })
    const { body } = await ada.call('GET', '/api/push-subscriptions')
    expect(body).toEqual({ publicKey: expect.stringMatching(/^B[\w-]{86}$/), items: [put.body] })
    expect((await ada.call('DELETE', '/api/push-subscriptions', { endpoint: subscription.endpoint })).status).toBe(204)
    expect((await ada.call('GET', '/api/push-subscriptions')).body).toMatchObject({ items: [] })
  })

  it('forgets by the query too, and wants to be told which', async () => {
    await ada.call('PUT', '/api/push-subscriptions', subscription)
    expect((await ada.call('DELETE', '/api/push-subscriptions')).status).toBe(422)
    expect((await ada.call('DELETE', `/api/push-subscriptions?endpoint=${encodeURIComponent(subscription.endpoint)}`)).status).toBe(204)
    expect((await ada.call('GET', '/api/push-subscriptions')).body).toMatchObject({ items: [] })
  })

  it.each([
    ['no address', { ...subscription, endpoint: 'push' }],
    ['an address of another kind', { ...subscription, endpoint: 'file:///etc/passwd' }],
    ['keys that are none', { ...subscription, keys: { p256dh: 'k', auth: 'a' } }],
    ['no keys', { endpoint: subscription.endpoint }],
  ])('refuses %s', async (_, body) => {
    expect((await ada.call('PUT', '/api/push-subscriptions', body)).status).toBe(422)
  })
})

describe('/api/webhooks', () => {
  it('shows the secret at creation only', async () => {
    const made = await ada.call('POST', '/api/webhooks', { url: 'https://example.org/parley', events: ['message_created'] })
    expect(made).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^whsec_/), disabledReason: null } })
    const { secret: _, ...shown } = made.body
    expect((await ada.call('GET', '/api/webhooks')).body).toEqual({ items: [shown] })
    expect((await ada.call('DELETE', `/api/webhooks/${String(shown.id)}`)).status).toBe(204)
    expect((await ada.call('DELETE', `/api/webhooks/${String(shown.id)}`)).status).toBe(404)
  })

  it.each([
    { url: 'http://127.0.0.1/', events: ['message_created'] },
    { url: 'ftp://example.org/', events: ['message_created'] },
    { url: 'https://example.org/', events: [] },
    { url: 'https://example.org/', events: ['typing'] },
  ])('refuses %o', async body => {
    expect((await ada.call('POST', '/api/webhooks', body)).status).toBe(422)
  })
})

it('/api/conversations/{id}/scheduled lists one’s own and takes them back', async () => {
  const { ctx } = scene()
  const ben = await api.client()
  const id = await makeConversation(database(), [ada.made.id, ben.made.id])
  const caller = { userId: ada.made.id, sessionId: '', role: 'user', plan: 'free', person: { ...ada.made, avatarUrl: null } } as const
  const { view } = await scheduleMessage({ ...ctx, caller }, { id, text: 'Later', sendAt: new Date(Date.now() + 3_600_000).toISOString() })
  const path = `/api/conversations/${id}/scheduled`
  expect((await ada.call('GET', path)).body).toEqual({ items: [view] })
  expect((await ben.call('GET', path)).body).toEqual({ items: [] })
  expect((await ben.call('DELETE', `${path}/${view.id}`)).status).toBe(404)
  expect((await ada.call('DELETE', `${path}/${view.id}`)).status).toBe(204)
  expect((await ada.call('GET', path)).body).toEqual({ items: [] })
})

it('/api/housekeeping answers anybody, with nothing', async () => {
  const answer = await fetch(`${api.base}/api/housekeeping`)
  expect([answer.status, await answer.text()]).toEqual([204, ''])
})
