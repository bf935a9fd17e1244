import { ParleyError } from '@/lib/contract/errors'
import type { Endpoint, Method } from '@/lib/contract/endpoint'
import { environment } from '@/lib/environment'
import type { Answer, Call } from './call'
import { methodNotAllowed, preflight, unknownPath, withCors } from './cors'
import { handle, type Route, type Verb } from './handle'

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>

/** What a `route.ts` exports: a handler per method, and for the walk over `app/api` what is behind each. */
export type Mounted = Record<Method, Handler & { route?: Route }> & { OPTIONS: Handler }

/** One method of a resource. */
export function route<E extends Endpoint>(endpoint: E, verb: Verb<E>): Route {
  return { endpoint, verb } as unknown as Route
}

/** Everything that a resource answers to; other methods get 405 in our own words. */
export function defineRoutes(...routes: Route[]): Mounted {
  const methods = routes.map(({ endpoint }) => endpoint.method)
  const mounted = (method: Method) => {
    const found = routes.find(({ endpoint }) => endpoint.method === method)
    const handler: Handler = async (request, context) => {
      // Next gives a path without parameters no `params` at all.
      const call = await callOf(request, (await context.params) ?? {})
      return respond(found ? await handle(found, call) : methodNotAllowed(methods))
    }
    return Object.assign(handler, found && { route: found })
  }
  return {
    GET: mounted('GET'),
    POST: mounted('POST'),
    PUT: mounted('PUT'),
    PATCH: mounted('PATCH'),
    DELETE: mounted('DELETE'),
    OPTIONS: async () => respond(preflight()),
  }
}

/** What every address of the API that means nothing answers. */
export function defineUnknownPath(): Mounted {
  const handler: Handler = async () => respond(unknownPath())
  return { GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler, OPTIONS: async () => respond(preflight()) }
}

async function callOf(request: Request, params: Record<string, string>): Promise<Call> {
  const url = new URL(request.url)
  return {
    method: request.method,
    path: url.pathname,
    params,
    query: url.searchParams,
    header: name => request.headers.get(name) ?? undefined,
    read: maxBytes => readAll(request, maxBytes),
    address: addressOf(request.headers),
  }
}

async function readAll(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    chunks.push(part.value)
    size += part.value.length
    if (size > maxBytes) {
      await reader?.cancel()
      throw new ParleyError('too_large', `The body has more than ${maxBytes} bytes.`)
    }
  }
  return Buffer.concat(chunks)
}

/** Only what stands in front of us can say where a request comes from, and only where the operator says that it does. */
function addressOf(headers: Headers): string {
  const { server, serverless } = environment()
  const forwarded = server.trustProxy || serverless ? headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return forwarded ?? 'unknown'
}

function respond(answer: Answer): Response {
  const { status, headers, body } = withCors(answer)
  return new Response(body, { status, headers })
}

