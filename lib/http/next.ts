import { randomUUID } from 'node:crypto'
import { ParleyError } from '@/lib/contract/errors'
import type { Endpoint, Method } from '@/lib/contract/endpoint'
import { forwardedAddress } from './address'
import { doJobsAfterAnswer } from './after-answer'
import type { Answer, Call } from './call'
import { methodNotAllowed, preflight, unknownPath, withCors } from './cors'
import { handle, type Route, type Verb } from './handle'
import { answerDialect, type Dialect } from './dialect'
import { nativeSurface, refuse } from './surface'

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
      const answer = found ? await handle(found, call) : methodNotAllowed(methods)
      doJobsAfterAnswer()
      return respond(answer)
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

/** Everything below a contract's mount. `dialect` is for the process that serves without Next. */
export function defineDialect(dialect: Dialect): Mounted & { dialect: Dialect } {
  const handler: Handler = async request => respond(await answerDialect(dialect, await callOf(request, {})))
  return { GET: handler, POST: handler, PUT: handler, PATCH: handler, DELETE: handler, OPTIONS: handler, dialect }
}

/**
 * A handler of a library, which throws where a stranger sends what it cannot read (a body that is no JSON, an address
 * that is no URL): that is a bad request, and no defect of ours.
 */
export function defineForeign<Context>(handler: (request: Request, context: Context) => Promise<Response>) {
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      return await handler(request, context)
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error
      return respond(refuse(nativeSurface, new ParleyError('bad_request', 'This cannot be read.'), randomUUID()))
    }
  }
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
    address: forwardedAddress(request.headers.get('x-forwarded-for') ?? undefined),
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

function respond(answer: Answer): Response {
  const { status, headers, body } = withCors(answer)
  return new Response(body, { status, headers })
}

