import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeExport } from '@/lib/messaging/account/make-export'
import { runDueJobs } from '@/lib/messaging/jobs/run-jobs'
import { createCtx } from './context'
import { type Client, startApi, type TestApi } from './testing/api'

let api: TestApi
let ada: Client
let ben: Client

beforeAll(async () => {
  api = await startApi()
  ;[ada, ben] = await Promise.all([api.client(), api.client()])
})
afterAll(() => api.close())

const download = (path: string, headers: Record<string, string> = {}) => fetch(api.base + path, { headers: { authorization: `Bearer ${ada.token}`, ...headers } })

test('an export over HTTP: 202 until it is ready, then the zip, whole or in parts, for its person alone', async () => {
  const begun = await ada.call('POST', '/api/me/export')
  expect(begun).toMatchObject({ status: 202, body: { status: 'preparing', size: null, expiresAt: null } })
  const path = `/api/me/export/${String(begun.body.id)}`
  expect(await ada.call('POST', '/api/me/export')).toMatchObject({ status: 200, body: { id: begun.body.id } })
  expect(await ada.call('GET', path)).toMatchObject({ status: 202, body: begun.body })
  while ((await runDueJobs(createCtx(), [makeExport])) === 0);
  const whole = await download(path)
  const bytes = Buffer.from(await whole.arrayBuffer())
  expect(whole.status).toBe(200)
  expect(whole.headers.get('content-type')).toBe('application/zip')
  expect(whole.headers.get('content-disposition')).toContain(`attachment; filename="parley-${ada.made.username}-`)
  expect(bytes.subarray(0, 4)).toEqual(Buffer.from('PK\u0003\u0004'))
  const part = await download(path, { range: 'bytes=0-3' })
  expect([part.status, await part.text()]).toEqual([206, 'PK\u0003\u0004'])
  expect((await ada.call('GET', '/api/me/export')).body).toMatchObject({ items: [{ id: begun.body.id, status: 'ready', size: bytes.length }] })
  expect(await ben.call('GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } })
})
