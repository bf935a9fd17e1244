import http, { type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FetchFailed, guardedFetch, isAllowed } from './guarded-fetch'

const loopback = { allow: ['127.0.0.0/8'] }
const nowhere = { allow: [] }
const bounds = { timeoutMs: 5_000, maxBytes: 10_000 }
let seen: IncomingMessage[] = []
let server: http.Server
let base: string

const pages: Record<string, RequestListener> = {
  '/hello': (_, response) => response.end('Hello'),
  '/large': (_, response) => response.end(Buffer.alloc(20_000, 'x')),
  '/silent': () => {},
  '/slow': (_, response) => response.write('a'),
  '/missing': (_, response) => response.writeHead(404).end('Nothing'),
  '/packed': (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/echo': (request, response) => void request.pipe(response),
}

beforeAll(async () => {
  server = http.createServer((request, response) => {
    seen.push(request)
    const url = new URL(request.url ?? '/', 'http://here')
    const to = url.searchParams.get('to')
    if (to) response.writeHead(302, { location: to, 'set-cookie': 'a=b' }).end()
    else (pages[url.pathname] ?? pages['/missing'])?.(request, response)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

async function failure(url: string, rules = loopback, request = {}): Promise<string> {
  seen = []
  const error = await guardedFetch(url, { ...bounds, ...request }, rules).then(() => null, (error: unknown) => error)
  return error instanceof FetchFailed ? error.reason : `no failure: ${String(error)}`
}

describe('the guarded fetcher', () => {
  it('brings status, headers and body of an address that may be called', async () => {
    const reply = await guardedFetch(`${base}/hello`, bounds, loopback)
    expect({ ...reply, text: Buffer.from(reply.bytes).toString() }).toMatchObject({ status: 200, text: 'Hello', url: `${base}/hello` })
    expect((await guardedFetch(`${base}/missing`, bounds, loopback)).status).toBe(404)
  })

  it('sends a body', async () => {
    const reply = await guardedFetch(`${base}/echo`, { ...bounds, method: 'POST', body: 'Grüße' }, loopback)
    expect(Buffer.from(reply.bytes).toString()).toBe('Grüße')
  })

  it.each([
    'http://127.0.0.1/', 'http://127.1/', 'http://0x7f.1/', 'http://2130706433/', 'http://0/', 'http://[::1]/', 'http://[::ffff:127.0.0.1]/',
    'http://169.254.169.254/latest/meta-data', 'http://10.1.2.3/', 'http://192.168.0.1/', 'http://172.16.0.1/', 'http://100.64.0.1/',
    'http://[fe80::1]/', 'http://[fd00::1]/', 'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://224.0.0.1/', 'http://255.255.255.255/',
    'http://localhost/', 'https://localhost/', 'http://1.1.1.1:8080/', 'https://1.1.1.1:22/',
    'ftp://1.1.1.1/', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'http://user:secret@1.1.1.1/', 'no address',
  ])('does not call %s', async url => {
    expect(await failure(url, nowhere)).toBe('blocked')
  })

  it.each(['http://127.0.0.2:1/', 'http://169.254.169.254/', 'http://[::1]/', 'http://0x7f.2/', 'file:///etc/passwd'])(
    'does not follow a redirect to %s',
    async target => {
      expect(await failure(`${base}/?to=${encodeURIComponent(target)}`, { allow: ['127.0.0.1/32'] })).toBe('blocked')
      expect(seen).toHaveLength(1)
    },
  )

  it('asks at the moment of connecting, so a name that resolves to something inside is refused', async () => {
    const port = new URL(base).port
    expect(await failure(`http://localhost:${port}/hello`, nowhere)).toBe('blocked')
    expect(seen).toHaveLength(0)
  })

  it('follows at most 3 redirects', async () => {
    expect(await failure(`${base}/loop`)).toBe('too_many_redirects')
    expect(seen).toHaveLength(4)
  })

  it('follows no redirect of a POST', async () => {
    const reply = await guardedFetch(`${base}/?to=/hello`, { ...bounds, method: 'POST', body: 'x' }, loopback)
    expect(reply.status).toBe(302)
  })

  it('takes neither cookies nor secrets along', async () => {
    seen = []
    await guardedFetch(`${base}/?to=/hello`, { ...bounds, headers: { authorization: 'secret', 'user-agent': 'Parley' } }, loopback)
    expect(seen.map(({ headers }) => [headers.authorization, headers.cookie, headers['user-agent']])).toEqual([
      ['secret', undefined, 'Parley'], [undefined, undefined, 'Parley'],
    ])
  })

  it('reads no more than it was told', async () => {
    expect(await failure(`${base}/large`)).toBe('too_large')
    const cut = await guardedFetch(`${base}/large`, { ...bounds, cutOff: true }, loopback)
    expect(cut.bytes).toHaveLength(10_000)
  })

  it.each(['/silent', '/slow'])('waits no longer than it was told (%s)', async path => {
    expect(await failure(base + path, loopback, { timeoutMs: 50 })).toBe('timed_out')
  })

  it('reads nothing that is packed', async () => {
    expect(await failure(`${base}/packed`)).toBe('unreachable')
  })

  it('says when nobody answers', async () => {
    expect(await failure('http://127.0.0.1:1/')).toBe('unreachable')
    expect(await failure('http://nowhere.invalid/')).toBe('unreachable')
  })

  it('lets public addresses be called on the ports of the web alone', () => {
    expect([80, 443, 22, 8080].map(port => isAllowed('93.184.216.34', port, nowhere))).toEqual([true, true, false, false])
    expect(isAllowed('2606:2800:220:1::1', 443, nowhere)).toBe(true)
    expect(isAllowed('10.0.0.7', 9000, { allow: ['10.0.0.0/8'] })).toBe(true)
  })
})
