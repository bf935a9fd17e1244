import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { database } from '@/db/client'
import { makeConversation } from '@/db/factories'
import type { Mounted } from './next'
import { type Client, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
let id: string

beforeAll(async () => {
  api = await startApi()
  ada = await api.client()
  const ben = await api.client()
  id = await makeConversation(database(), [ada.made.id, ben.made.id], [{ senderId: ben.made.id, text: 'Grüße 👋', at: new Date() }])
})
afterAll(() => api.close())

const own = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding', 'x-request-id'])

function comparable(status: number, headers: Headers, text: string) {
  const rest = [...headers].filter(([name]) => !own.has(name)).sort()
  return { status, headers: rest, text: text.replace(/"requestId":"[^"]+"/, '"requestId":"…"') }
}

async function overNode(method: keyof Mounted, url: string, init: RequestInit) {
  const response = await fetch(api.base + url, { ...init, method })
  return comparable(response.status, response.headers, await response.text())
}

async function overNext(method: keyof Mounted, file: string, url: string, params: Record<string, string>, init: RequestInit) {
  const mounted = (await import(path.resolve(import.meta.dirname, '../../app/api', file, 'route.ts'))) as Mounted
  const response = await mounted[method](new Request(api.base + url, { ...init, method }), { params: Promise.resolve(params) })
  return comparable(response.status, response.headers, await response.text())
}

const cases: [string, keyof Mounted, string, (id: string) => [string, Record<string, string>], string?][] = [
  ['a view', 'GET', 'conversations/[id]', id => [`/api/conversations/${id}`, { id }]],
  ['a page', 'GET', 'conversations/[id]/messages', id => [`/api/conversations/${id}/messages?limit=1`, { id }]],
  ['no content', 'POST', 'conversations/[id]/typing', id => [`/api/conversations/${id}/typing`, { id }], '{"typing":true}'],
  ['what does not exist', 'GET', 'conversations/[id]', () => ['/api/conversations/17x', { id: '17x' }]],
  ['a validation error', 'GET', 'conversations/[id]/messages', id => [`/api/conversations/${id}/messages?limit=0`, { id }]],
  ['broken JSON', 'POST', 'conversations/[id]/messages', id => [`/api/conversations/${id}/messages`, { id }], '{'],
  ['a method that is not there', 'PUT', 'conversations/[id]/messages', id => [`/api/conversations/${id}/messages`, { id }]],
  ['an address that means nothing', 'GET', '[...path]', () => ['/api/nothing/here', {}]],
  ['a preflight', 'OPTIONS', 'conversations/[id]', id => [`/api/conversations/${id}`, { id }]],
  ['a page to read', 'GET', 'docs', () => ['/api/docs', {}]],
]

describe('the two adapters answer the same bytes', () => {
  it.each(cases)('%s', async (_, method, file, of, body) => {
    const [url, params] = of(id)
    const init: RequestInit = {
      headers: { authorization: `Bearer ${ada.token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body }),
    }
    expect(await overNext(method, file, url, params, init)).toEqual(await overNode(method, url, init))
  })
})
