import type { IncomingMessage, ServerResponse } from 'node:http'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { pathToFileURL } from 'node:url'
import { ParleyError } from '@/lib/contract/errors'
import { type Method } from '@/lib/contract/endpoint'
import { addressOfPeer } from './address'
import type { Answer, Call } from './call'
import { methodNotAllowed, preflight, unknownPath, withCors } from './cors'
import { answerDialect, type Dialect, dialectPath } from './dialect'
import { handle, type Route } from './handle'
import type { defineDialect, Mounted } from './next'

/** Answers what belongs to the API, straight on node:http; false leaves the request to Next. */
export type NodeApi = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>

interface Resource {
  pattern: RegExp
  names: string[]
  routes: Map<string, Route>
}

/**
 * Loads every `app/api/…/route.ts` below `dir` (the project's root): the same routes that Next serves,
 * with the same answers, at less cost. What is under `/api/auth` belongs to next-auth and so to Next.
 */
export async function createNodeApi({ dir }: { dir: string }): Promise<NodeApi> {
  const root = path.join(dir, 'app', 'api')
  const all = (await readdir(root, { recursive: true })).filter(file => path.basename(file) === 'route.ts')
  const files = all.filter(file => !file.includes('[...'))
  const dialects = (await Promise.all(all.filter(file => /^[^/\\]+[/\\]\[\.\.\.path\]/.test(file)).map(file => loadDialect(root, file)))).flat()
  const resources = await Promise.all(files.map(file => loadResource(root, file)))
  // A literal segment goes before a parameter: /tokens/current before /tokens/{id}.
  resources.sort((a, b) => a.names.length - b.names.length)
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const dialect = dialects.find(dialect => dialectPath(dialect, url.pathname) !== null)
    if (dialect) {
      send(request, response, await answerDialect(dialect, callOf(request, url, {})))
      return true
    }
    if (!url.pathname.startsWith('/api/') || url.pathname.startsWith('/api/auth/')) return false
    send(request, response, await answer(resources, request, url))
    return true
  }
}

/** The contract of a mount `app/api/<name>/[...path]`; next-auth's is none. */
async function loadDialect(root: string, file: string): Promise<Dialect[]> {
  if (file.startsWith('auth')) return []
  const { dialect } = (await import(pathToFileURL(path.join(root, file)).href)) as Partial<ReturnType<typeof defineDialect>>
  return dialect ? [dialect] : []
}

async function loadResource(root: string, file: string): Promise<Resource> {
  const mounted = (await import(pathToFileURL(path.join(root, file)).href)) as Mounted
  const segments = path.dirname(file).split(path.sep)
  const names = segments.flatMap(segment => segment.match(/^\[(.+)\]$/)?.[1] ?? [])
  const pattern = new RegExp(`^/api/${segments.map(segment => (segment.startsWith('[') ? '([^/]+)' : escapeRegExp(segment))).join('/')}/?$`)
  const routes = new Map<string, Route>()
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    const { route } = mounted[method]
    if (route) routes.set(method, route)
  }
  return { pattern, names, routes }
}

async function answer(resources: Resource[], request: IncomingMessage, url: URL): Promise<Answer> {
  const method = request.method === 'HEAD' ? 'GET' : (request.method ?? 'GET')
  if (method === 'OPTIONS') return preflight()
  for (const { pattern, names, routes } of resources) {
    const match = pattern.exec(url.pathname)
    if (!match) continue
    const params = decodeParams(names, match.slice(1))
    if (!params) return unknownPath()
    const route = routes.get(method)
    return route ? handle(route, callOf(request, url, params)) : methodNotAllowed([...routes.keys()] as Method[])
  }
  return unknownPath()
}

function decodeParams(names: string[], values: string[]): Record<string, string> | null {
  try {
    return Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(values[index] ?? '')]))
  } catch {
    return null
  }
}

function callOf(request: IncomingMessage, url: URL, params: Record<string, string>): Call {
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    params,
    query: url.searchParams,
    header(name) {
      const value = request.headers[name]
      return Array.isArray(value) ? value.join(', ') : value
    },
    read: maxBytes => readAll(request, maxBytes),
    address: addressOfPeer(request),
  }
}

/** So much of what is too large is let pass, because who is still sending does not see an answer. Bytes. */
const mostDiscarded = 200_000_000

async function readAll(request: IncomingMessage, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= maxBytes) chunks.push(chunk)
    else chunks.length = 0
    if (size > maxBytes + mostDiscarded) break
  }
  if (size > maxBytes) throw new ParleyError('too_large', `The body has more than ${maxBytes} bytes.`)
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

function send(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const { status, headers, body } = withCors(answer)
  // What was not read of a body that is too large must not be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close')
  const text = typeof body === 'string' ? body : null
  response.writeHead(status, text === null ? headers : { ...headers, 'content-length': Buffer.byteLength(text) })
  if (body instanceof ReadableStream) sendStream(response, body)
  else response.end(request.method === 'HEAD' ? undefined : text)
}

/** Where either side breaks off, the other is ended too; the status is out by then, so nothing more can be said. */
function sendStream(response: ServerResponse, body: ReadableStream<Uint8Array>): void {
  pipeline(Readable.fromWeb(body as WebStream), response).catch(() => response.destroy())
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
