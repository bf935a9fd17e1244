import { createHash, createHmac } from 'node:crypto'
import Pusher from 'pusher'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { app, once, type RunningHub, startHub, subscribe } from './hub.fixture'

let running: RunningHub

beforeAll(async () => {
  running = await startHub()
})
afterAll(() => running.stop())

/** A request signed by hand, so that any part can be wrong. */
function signed(method: string, path: string, options: { body?: string; sentBody?: string; timestamp?: number; key?: string; secret?: string; query?: Record<string, string> } = {}) {
  const query: Record<string, string> = {
    auth_key: options.key ?? app.key,
    auth_timestamp: String(options.timestamp ?? Math.floor(Date.now() / 1000)),
    auth_version: '1.0',
    ...options.query,
  }
  if (options.body !== undefined) query.body_md5 = createHash('md5').update(options.body).digest('hex')
  const canonical = Object.keys(query).sort().map((name) => `${name}=${query[name]}`).join('&')
  const signature = createHmac('sha256', options.secret ?? app.secret).update(`${method}\n${path}\n${canonical}`).digest('hex')
  const url = `http://127.0.0.1:${running.port}${path}?${new URLSearchParams({ ...query, auth_signature: signature })}`
  return fetch(url, { method, body: options.sentBody ?? options.body })
}

const event = JSON.stringify({ name: 'n', channels: ['a'], data: 'd' })

describe('authentication', () => {
  test.each([
    ['the right signature', {}, 200],
    ['a clock 590 seconds behind', { timestamp: Math.floor(Date.now() / 1000) - 590 }, 200],
    ['a clock 11 minutes behind', { timestamp: Math.floor(Date.now() / 1000) - 660 }, 401],
    ['a clock 11 minutes ahead', { timestamp: Math.floor(Date.now() / 1000) + 660 }, 401],
    ['a timestamp that is no number', { query: { auth_timestamp: 'soon' } }, 401],
    ['another version', { query: { auth_version: '2.0' } }, 401],
    ['an unknown key', { key: 'other' }, 401],
    ['a wrong secret', { secret: 'other' }, 401],
    ['an altered body', { sentBody: event.replace('"d"', '"e"') }, 401],
  ])('%s', async (_, options, status) => {
    const response = await signed('POST', '/apps/1001/events', { body: event, ...options })
    expect(response.status).toBe(status)
  })

  test('a body without a digest is refused', async () => {
    const response = await signed('POST', '/apps/1001/events', { sentBody: event })
    expect(response.status).toBe(401)
  })

  test('another app is not found', async () => {
    expect((await signed('GET', '/apps/9/channels')).status).toBe(404)
  })

  test('an unknown path is not found', async () => {
    expect((await signed('GET', '/apps/1001/teapot')).status).toBe(404)
  })

  test('a path outside /apps/ is left to the server', async () => {
    const response = await fetch(`http://127.0.0.1:${running.port}/application`)
    expect(response.status).toBe(418)
  })
})

describe('events', () => {
  test.each(['{', '[]', '{}', '{"name":"n","data":"d"}', '{"name":"n","data":{},"channels":["a"]}', '{"name":"n","data":"d","channels":["a b"]}',
    '{"name":"n","data":"d","channels":[]}', '{"name":"n","data":"d","channels":["a"],"socket_id":"x"}'])('%s is refused with 400', async (body) => {
    const response = await signed('POST', '/apps/1001/events', { body })
    expect(response.status).toBe(400)
  })

  test('10 KB of data are taken, a byte more is 413', async () => {
    expect((await running.rest.trigger('a', 'n', 'x'.repeat(10_240))).status).toBe(200)
    await expect(running.rest.trigger('a', 'n', 'x'.repeat(10_241))).rejects.toMatchObject({ status: 413 })
  })

  test('a body over the limit is 413, and the answer arrives', async () => {
    const response = await signed('POST', '/apps/1001/events', { body: 'x'.repeat(3_000_000) })
    expect(response.status).toBe(413)
  })

  test('one trigger reaches all its channels, and its answer is exactly {}', async () => {
    const client = running.connect()
    const names = ['private-user-a', 'private-user-b', 'public']
    const channels = await Promise.all(names.map((name) => subscribe(client, name)))
    const received = channels.map((channel) => once(channel, 'news'))
    const response = await running.rest.trigger(names, 'news', { text: 'Grüße 👋' })
    expect(await response.text()).toBe('{}')
    expect(await Promise.all(received)).toEqual(names.map(() => ({ text: 'Grüße 👋' })))
  })

  test('the excluded socket gets nothing', async () => {
    const [sender, other] = [running.connect(), running.connect()]
    const channels = await Promise.all([sender, other].map((client) => subscribe(client, 'private-excluding')))
    const seen: unknown[] = []
    channels[0]?.bind('news', (data: unknown) => seen.push(data))
    const arrived = once(channels[1]!, 'news')
    await running.rest.trigger('private-excluding', 'news', 1, { socket_id: sender.connection.socket_id })
    expect(await arrived).toBe(1)
    const after = once(channels[0]!, 'after')
    await running.rest.trigger('private-excluding', 'after', 2)
    await after
    expect(seen).toEqual([])
  })

  test('a batch is sent whole or not at all', async () => {
    const channel = await subscribe(running.connect(), 'batched')
    const seen: unknown[] = []
    channel.bind('n', (data: unknown) => seen.push(data))
    const good = { channel: 'batched', name: 'n', data: 1 }
    await expect(running.rest.triggerBatch([good, { ...good, channel: 'a b' }])).rejects.toMatchObject({ status: 400 })
    await expect(running.rest.triggerBatch(Array.from({ length: 11 }, () => ({ ...good })))).rejects.toMatchObject({ status: 400 })
    const done = once(channel, 'last')
    const response = await running.rest.triggerBatch([{ ...good, data: 2 }, { ...good, name: 'last' }])
    expect(await response.text()).toBe('{}')
    await done
    expect(seen).toEqual([2])
  })

  test('info describes the channels of the event', async () => {
    const client = running.connect()
    await subscribe(client, 'presence-described')
    const response = await running.rest.trigger('presence-described', 'n', 1, { info: 'user_count,subscription_count' })
    expect(await response.json()).toEqual({ channels: { 'presence-described': { user_count: 1, subscription_count: 1 } } })
  })
})

describe('channels', () => {
  test('occupied ones are listed, by prefix, with user_count for presence channels only', async () => {
    const client = running.connect()
    await subscribe(client, 'presence-room')
    await subscribe(client, 'private-listed')
    const list = async (params: Record<string, string>) => (await running.rest.get({ path: '/channels', params })).json()
    expect(await list({ filter_by_prefix: 'private-listed' })).toEqual({ channels: { 'private-listed': {} } })
    expect(await list({ filter_by_prefix: 'presence-room', info: 'user_count' })).toEqual({ channels: { 'presence-room': { user_count: 1 } } })
    await expect(list({ info: 'user_count' })).rejects.toMatchObject({ status: 400 })
  })

  test('one channel tells whether it is occupied', async () => {
    await subscribe(running.connect(), 'presence-one')
    const get = async (path: string, info = '') => (await running.rest.get({ path, params: { info } })).json()
    expect(await get('/channels/nobody')).toEqual({ occupied: false })
    expect(await get('/channels/presence-one', 'user_count,subscription_count')).toEqual({ occupied: true, user_count: 1, subscription_count: 1 })
    await expect(get('/channels/nobody', 'user_count')).rejects.toMatchObject({ status: 400 })
    await expect(get('/channels/a%20b')).rejects.toMatchObject({ status: 400 })
  })

  test('users are listed for presence channels, and 400 for others', async () => {
    const client = running.connect()
    await subscribe(client, 'presence-users')
    const response = await running.rest.get({ path: '/channels/presence-users/users' })
    expect(await response.json()).toEqual({ users: [{ id: client.connection.socket_id }] })
    await expect(running.rest.get({ path: '/channels/private-x/users' })).rejects.toMatchObject({ status: 400 })
  })
})

describe('users', () => {
  test('a signed-in user gets what is sent to them, and is terminated by id', async () => {
    const client = running.connect()
    client.signin()
    await once(client.connection, 'connected')
    await client.user.signinDonePromise
    const opened = once(client.user.serverToUserChannel, 'pusher:subscription_succeeded')
    await opened
    const received = once(client.user, 'hello')
    await running.rest.sendToUser('alice', 'hello', { n: 1 })
    expect(await received).toEqual({ n: 1 })
    const gone = once(client.connection, 'disconnected')
    const response = await running.rest.terminateUserConnections('alice')
    expect(await response.text()).toBe('{}')
    await gone
  })
})

test('the library of another app is refused', async () => {
  const stranger = new Pusher({ appId: app.id, key: app.key, secret: 'guessed', host: '127.0.0.1', port: String(running.port), useTLS: false })
  await expect(stranger.trigger('a', 'n', 1)).rejects.toMatchObject({ status: 401 })
})
