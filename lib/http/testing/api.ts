import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { database } from '@/db/client'
import { type MadePerson, makePerson } from '@/db/factories'
import { createNodeApi } from '../node'

/** A caller of the API over real HTTP. */
export interface Client {
  made: MadePerson
  token: string
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
}

export interface Reply {
  status: number
  headers: Headers
  body: Record<string, unknown>
}

/** The API on a port of its own, as the self-hosted process serves it. */
export interface TestApi {
  base: string
  /** Somebody new, signed in with a bearer token. */
  client(): Promise<Client>
  close(): Promise<void>
}

export async function startApi(): Promise<TestApi> {
  const api = await createNodeApi({ dir: path.resolve(import.meta.dirname, '../../..') })
  const server = http.createServer((request, response) => void api(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    client: () => clientOf(base),
    close: () => new Promise(resolve => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** Somebody new, signed in with a bearer token. */
export async function clientOf(base: string): Promise<Client> {
  const made = await makePerson(database())
  const { body } = await send(base, 'POST', '/api/tokens', { username: made.username, password: made.password })
  const token = String(body.accessToken)
  return { made, token, call: (method, path, body, headers) => send(base, method, path, body, { authorization: `Bearer ${token}`, ...headers }) }
}

/** One request; a string or bytes as body go as they are, anything else as JSON. */
export async function send(base: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const raw = typeof body === 'string' || body instanceof Uint8Array
  const response = await fetch(base + path, {
    method,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json')
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : { text } }
}
