import { request as httpRequest, type IncomingMessage } from 'node:http'
import { createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { listen, refuseMalformedAddress, type HttpServer, type HttpServerOptions } from '@/server/http-server'
import { freePort } from '@/server/ports'

const cleanups: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

async function start(options: Partial<HttpServerOptions>): Promise<{ server: HttpServer; port: number; errors: unknown[] }> {
  const port = await freePort()
  const errors: unknown[] = []
  const server = await listen({ host: 'localhost', port, requests: [], upgrades: [], onError: (error) => errors.push(error), ...options })
  cleanups.push(() => { server.stopAccepting(); return server.drain(0) })
  return { server, port, errors }
}

function get(port: number, host = '127.0.0.1', path = '/'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ host, port, path }, (response: IncomingMessage) => {
      let body = ''
      response.on('data', (chunk: Buffer) => { body += chunk.toString() })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}

function refusal(port: number, path: string): Promise<string> {
  return new Promise((resolve) => {
    new WebSocket(`ws://127.0.0.1:${port}${path}`).on('error', (error) => resolve(error.message))
  })
}

test('localhost listens on the loopback address of IPv4, and of IPv6 where the machine has it', async () => {
  const { port } = await start({ requests: [(_request, response) => { response.end('here'); return true }] })
  expect(await get(port)).toEqual({ status: 200, body: 'here' })
  const overV6 = await get(port, '::1').catch((error: NodeJS.ErrnoException) => error.code)
  expect([{ status: 200, body: 'here' }, 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ECONNREFUSED']).toContainEqual(overV6)
})

test('handlers are asked in order until one answers', async () => {
  const { port } = await start({ requests: [() => false, async () => false, (_request, response) => { response.end('third'); return true }] })
  expect((await get(port)).body).toBe('third')
})

test('what nobody answers is 404, and a handler that throws is 500 and reported', async () => {
  expect((await get((await start({})).port)).status).toBe(404)
  const { port, errors } = await start({ requests: [async () => { throw new Error('broken') }] })
  expect((await get(port)).status).toBe(500)
  expect(errors).toEqual([new Error('broken')])
})

test('an address whose percent signs mean nothing is the caller’s mistake', async () => {
  const { port } = await start({ requests: [refuseMalformedAddress, (_request, response) => { response.end('here'); return true }] })
  expect((await get(port, '127.0.0.1', '/inbox/%FF')).status).toBe(400)
  expect((await get(port, '127.0.0.1', '/inbox/%')).status).toBe(400)
  expect((await get(port, '127.0.0.1', '/inbox/%C3%A9?q=%20')).body).toBe('here')
})

test('an upgrade that nobody takes is refused with 404', async () => {
  const sockets = new WebSocketServer({ noServer: true })
  const { port } = await start({
    upgrades: [(request, socket, head) => {
      if (request.url !== '/ours') return false
      sockets.handleUpgrade(request, socket, head, (client) => client.send('welcome'))
      return true
    }],
  })
  expect(await refusal(port, '/theirs')).toBe('Unexpected server response: 404')
  const greeting = await new Promise((resolve) => {
    const client = new WebSocket(`ws://127.0.0.1:${port}/ours`)
    client.on('message', (data: Buffer) => { resolve(data.toString()); client.terminate() })
  })
  expect(greeting).toBe('welcome')
})

test('a request in flight is answered while the server drains, and nobody new is let in', async () => {
  let finish = () => {}
  let arrived = () => {}
  const inFlight = new Promise<void>((resolve) => { arrived = resolve })
  const { server, port } = await start({
    requests: [(_request, response) => { finish = () => response.end('finished'); arrived(); return true }],
  })
  const answer = get(port)
  await inFlight
  server.stopAccepting()
  const drained = server.drain(60_000)
  await expect(get(port)).rejects.toThrow(/ECONNREFUSED/)
  finish()
  expect(await answer).toEqual({ status: 200, body: 'finished' })
  await drained
})

test('a request that does not end is cut when patience ends', async () => {
  let arrived = () => {}
  const inFlight = new Promise<void>((resolve) => { arrived = resolve })
  const { server, port } = await start({ requests: [() => { arrived(); return true }] })
  const answer = get(port)
  const outcome = expect(answer).rejects.toThrow(/socket hang up|ECONNRESET/)
  await inFlight
  server.stopAccepting()
  await server.drain(0)
  await outcome
})

test('a port in use is named, with the variable that changes it', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  cleanups.push(() => void other.close())
  await expect(listen({ host: 'localhost', port, requests: [], upgrades: [], onError: () => {} })).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use by another program. Stop that program, or set PORT`)
})
