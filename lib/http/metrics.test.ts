import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { contract } from '@/lib/contract'
import { environment } from '@/lib/environment'
import { createCtx } from './context'
import { handle } from './handle'
import { getMetrics } from './metrics'
import type { Call } from './call'
import type { Mounted } from './next'
import { send, startApi, type TestApi } from './testing/api'

const token = 'a token of the operator'
let api: TestApi

beforeAll(async () => {
  api = await startApi()
})
afterAll(() => api.close())

function withToken(metricsToken: string | null): void {
  environment().metricsToken = metricsToken
}

function callFrom(address: string, headers: Record<string, string> = {}): Call {
  return { method: 'GET', path: '/api/metrics', params: {}, query: new URLSearchParams(), header: name => headers[name], read: async () => new Uint8Array(), address }
}

const statusFor = async (call: Call) => (await handle({ endpoint: contract.getMetrics, verb: getMetrics }, call)).status
const textOf = async () => String((await send(api.base, 'GET', '/api/metrics')).body.text)
const valueOf = (text: string, series: string) => Number(text.split('\n').find(line => line.startsWith(`${series} `))?.split(' ').at(-1) ?? Number.NaN)

describe('getMetrics', () => {
  it('tells the machine itself, and whoever has the token', async () => {
    withToken(token)
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(await statusFor(callFrom(address))).toBe(200)
    expect(await statusFor(callFrom('203.0.113.9', { authorization: `Bearer ${token}` }))).toBe(200)
    expect(await statusFor(callFrom('203.0.113.9', { authorization: 'Bearer another' }))).toBe(401)
    expect(await statusFor(callFrom('203.0.113.9'))).toBe(401)
    expect(await statusFor(callFrom('unknown'))).toBe(401)
  })

  it('without a token is not there for anybody else', async () => {
    withToken(null)
    expect(await statusFor(callFrom('203.0.113.9'))).toBe(404)
    expect(await statusFor(callFrom('203.0.113.9', { authorization: 'Bearer ' }))).toBe(404)
    expect(await statusFor(callFrom('127.0.0.1'))).toBe(200)
  })

  it('does not take for its own machine what a proxy there hands on', async () => {
    withToken(token)
    expect(await statusFor(callFrom('127.0.0.1', { 'x-forwarded-for': '203.0.113.9' }))).toBe(401)
  })

  it('counts calls by endpoint and status', async () => {
    const client = await api.client()
    const series = 'parley_http_request_duration_seconds_count{endpoint="getConversation",status="404"}'
    const before = valueOf(await textOf(), series) || 0
    await client.call('GET', '/api/conversations/123456')
    expect(valueOf(await textOf(), series)).toBe(before + 1)
  })

  it('counts what is sent', async () => {
    const series = 'parley_events_published_total{type="message_created"}'
    const before = valueOf(await textOf(), series) || 0
    await createCtx().announcer.publish([{ userIds: [newId()], event: { v: 1, id: newId(), at: new Date().toISOString(), type: 'message_created', conversationId: newId(), seq: 1, messageId: newId(), message: null } }])
    expect(valueOf(await textOf(), series)).toBe(before + 1)
  })

  it('tells of queue, outbox, hub and process, and of no person', async () => {
    const client = await api.client()
    await client.call('GET', '/api/me')
    const text = await textOf()
    for (const series of ['parley_database_up', 'parley_jobs{state="due"}', 'parley_outbox_events', 'parley_realtime_connections', 'parley_realtime_delivered_total', 'parley_sockets', 'parley_sockets_people', 'process_cpu_seconds_total']) {
      expect(valueOf(text, series)).toBeGreaterThanOrEqual(0)
    }
    for (const known of [client.made.id, client.made.username, client.made.name]) expect(text).not.toContain(known)
  })

  it('with the database away tells the rest', async () => {
    const gone = Object.assign(() => Promise.reject(new Error('away')), {}) as never
    await getMetrics({ ...createCtx(), sql: gone }, {}, callFrom('127.0.0.1')).then(text => expect(valueOf(text, 'parley_database_up')).toBe(0))
  })

  it('is the same over both adapters, as Prometheus’s text', async () => {
    withToken(token)
    const headers = { authorization: `Bearer ${token}` }
    const mounted = (await import(path.resolve(import.meta.dirname, '../../app/api/metrics/route.ts'))) as Mounted
    const overNext = await mounted.GET(new Request(`${api.base}/api/metrics`, { headers }), { params: Promise.resolve({}) })
    const overNode = await fetch(`${api.base}/api/metrics`, { headers })
    for (const response of [overNext, overNode]) {
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8'])
      expect(await response.text()).toContain('# TYPE parley_http_request_duration_seconds histogram')
    }
  })
})
