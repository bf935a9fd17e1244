import { afterEach, expect, it, vi } from 'vitest'
import { scene } from '@/lib/messaging/testing/scene'

const { ctx } = scene()
const hub = { PARLEY_HUB_APP_ID: '1', PARLEY_HUB_KEY: 'hub-key', PARLEY_HUB_SECRET: 's' }
const pusher = { PUSHER_APP_ID: '1', PUSHER_KEY: 'pusher-key', PUSHER_SECRET: 's' }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** What a process with these variables answers to a request with these headers. */
async function configured(variables: Record<string, string>, headers: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  vi.resetModules()
  const { getRealtimeConfig } = await import('./configuration')
  return getRealtimeConfig(ctx, {}, { header: name => headers[name] })
}

it('the embedded hub is wherever the page came from, and needs no heartbeats', async () => {
  expect(await configured(hub, { host: 'parley.local:3000' }))
    .toEqual({ key: 'hub-key', wsHost: 'parley.local', wsPort: 3000, forceTLS: false, cluster: '', heartbeat: false })
})

it('behind a proxy the embedded hub is at the address that the browser used', async () => {
  expect(await configured(hub, { 'host': '127.0.0.1:3000', 'x-forwarded-host': 'parley.example', 'x-forwarded-proto': 'https' }))
    .toMatchObject({ wsHost: 'parley.example', wsPort: 443, forceTLS: true })
})

it('of what several proxies say the first counts, and what is no host not at all', async () => {
  expect(await configured(hub, { 'host': 'parley.local', 'x-forwarded-host': 'parley.example, inner.example' })).toMatchObject({ wsHost: 'parley.example' })
  expect(await configured(hub, { 'host': 'parley.local', 'x-forwarded-host': 'no host' })).toMatchObject({ wsHost: 'parley.local' })
})

it('hosted Pusher is found by its cluster, and needs heartbeats', async () => {
  expect(await configured({ ...pusher, PUSHER_CLUSTER: 'eu' }))
    .toEqual({ key: 'pusher-key', wsHost: null, wsPort: null, forceTLS: true, cluster: 'eu', heartbeat: true })
})

it('a Pusher-compatible server is where the operator says, and needs heartbeats', async () => {
  expect(await configured({ ...pusher, PUSHER_HOST: 'soketi.local', PUSHER_PORT: '6001' }))
    .toEqual({ key: 'pusher-key', wsHost: 'soketi.local', wsPort: 6001, forceTLS: false, cluster: '', heartbeat: true })
})

it('with neither, there is nowhere to listen, so browsers poll and send heartbeats', async () => {
  expect(await configured({})).toMatchObject({ key: '', heartbeat: true })
})
