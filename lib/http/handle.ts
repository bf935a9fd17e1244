import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import type { Bytes, Endpoint, InputOf, ReturnOf } from '@/lib/contract/endpoint'
import { ParleyError } from '@/lib/contract/errors'
import type { Caller, CallerCtx, Ctx } from '@/lib/messaging/ctx'
import type { Outcome } from '@/lib/messaging/verb'
import { authenticate } from './authenticate'
import type { Answer, Call } from './call'
import { createCtx } from './context'
import { answerOnce, clientIdOf } from './idempotency'
import { takeFromBudget } from './limits'
import { log } from './log'
import { countRequest } from './metrics'
import { asParleyError } from './problem'
import { assertSound, readBody } from './read-body'
import { readMultipart } from './read-multipart'
import { nativeSurface, refuse, type Surface } from './surface'

/** Bound to a caller where the endpoint demands one: a verb that needs one cannot be mounted on a public endpoint. */
type CtxOf<E extends Endpoint> = E['auth'] extends 'none' ? Ctx : CallerCtx

/** What runs behind an endpoint: a verb of the core, or a function of the same shape. */
export type Verb<E extends Endpoint> = (
  ctx: CtxOf<E>,
  input: InputOf<E>,
  call: Call,
) => Promise<ReturnOf<E> | Outcome<ReturnOf<E>>>

/** An endpoint with what runs behind it. */
export interface Route<E extends Endpoint = Endpoint> {
  endpoint: E
  verb: Verb<E>
}

/**
 * Authenticates, limits, reads safely, parses, runs, parses the result (nothing undeclared leaves) and
 * renders whatever goes wrong. Never throws.
 */
export async function handle<E extends Endpoint>(route: Route<E>, call: Call, surface = nativeSurface): Promise<Answer> {
  const begun = performance.now()
  const answer = await answerTo(route, call, surface)
  countRequest(route.endpoint.name, answer.status, performance.now() - begun)
  return answer
}

async function answerTo<E extends Endpoint>({ endpoint, verb }: Route<E>, call: Call, surface: Surface): Promise<Answer> {
  const requestId = randomUUID()
  try {
    const ctx = createCtx(call, surface.rules)
    const caller = endpoint.auth === 'required' ? await callerOf(ctx, call) : null
    if (endpoint.limit !== 'none' && endpoint.limit !== 'credentials') await takeFromBudget(ctx.sql, endpoint.limit, caller?.userId ?? call.address)
    const input = await parseInput(endpoint, call)
    if (endpoint.limit === 'credentials') await takeForCredentials(ctx, call.address, caller ? { username: caller.person.username } : input)
    const run = () => verb({ ...ctx, caller } as CtxOf<E>, input, call)
    const answer = await answerOnce(ctx, endpoint, call, caller, input, async () => render(endpoint, await run()))
    return { ...answer, headers: { ...answer.headers, 'x-request-id': requestId } }
  } catch (error) {
    const known = asParleyError(error)
    if (!known) log().error({ err: error, requestId, endpoint: endpoint.name }, 'an endpoint failed')
    return refuse(surface, known ?? new ParleyError('internal', 'Something went wrong on the server.'), requestId)
  }
}

async function callerOf(ctx: Ctx, call: Call): Promise<Caller> {
  const caller = await authenticate(ctx, call)
  if (!caller) throw new ParleyError('unauthenticated', 'Sign in first.')
  return caller
}

/** Passwords are throttled by where they come from, and by whose they are said to be. */
export async function takeForCredentials(ctx: Ctx, address: string, input: object): Promise<void> {
  await takeFromBudget(ctx.sql, 'credentials', address)
  if ('username' in input) await takeFromBudget(ctx.sql, 'credentials', `@${String(input.username).toLowerCase()}`)
}

async function parseInput<E extends Endpoint>(endpoint: E, call: Call): Promise<InputOf<E> & object> {
  const query = Object.fromEntries(call.query)
  assertSound([call.params, query], 0)
  const body = await bodyOf(endpoint, call)
  return {
    ...(parse('path', endpoint.params, call.params) as object),
    ...(parse('query', endpoint.query, query) as object),
    ...(parse('body', endpoint.body, withClientId(endpoint, call, body)) as object),
  } as InputOf<E> & object
}

function bodyOf({ bodyType }: Endpoint, call: Call): Promise<unknown> | object {
  if (bodyType === 'none') return {}
  const type = bodyType === 'json or multipart' ? saidType(call) : bodyType
  return type === 'multipart' ? readMultipart(call) : readBody(call, type)
}

/** Which of both the caller says that it is. */
function saidType(call: Call): 'json' | 'multipart' {
  return /^multipart\//i.test(call.header('content-type') ?? '') ? 'multipart' : 'json'
}

/** What may carry a client id in its body, or instead of it in the header (native.md, "Idempotency"). */
const sends = new Set(['sendMessage', 'createConversation', 'createRequest'])

function withClientId(endpoint: Endpoint, call: Call, body: unknown): unknown {
  const clientId = sends.has(endpoint.name) ? clientIdOf(call) : undefined
  return clientId && typeof body === 'object' && body !== null && !('clientId' in body) ? { ...body, clientId } : body
}

function parse(where: 'path' | 'query' | 'body', schema: z.ZodMiniType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  throw new ParleyError('validation_failed', 'Something does not fit.', {
    errors: parsed.error.issues.map(issue => ({ in: where, path: issue.path.join('.'), message: issue.message })),
  })
}

function render<E extends Endpoint>(endpoint: E, result: ReturnOf<E> | Outcome<ReturnOf<E>>): Answer {
  if (endpoint.status === 204) return { status: 204, headers: {}, body: null }
  const { outcome, view } = isOutcome(result) ? result : { outcome: 'created' as const, view: result }
  if (endpoint.produces === 'binary') return view as Bytes
  const shown = z.parse(endpoint.returns, view)
  return {
    status: outcome === 'existing' ? 200 : endpoint.status,
    headers: {
      'content-type': contentTypes[endpoint.produces],
      'cache-control': 'no-store',
      ...(outcome === 'replayed' && { 'idempotency-replayed': 'true' }),
    },
    body: endpoint.produces === 'json' ? JSON.stringify(shown) : String(shown),
  }
}

/** `text` is Prometheus's. */
const contentTypes = { json: 'application/json', html: 'text/html; charset=utf-8', text: 'text/plain; version=0.0.4; charset=utf-8' } as const

function isOutcome<View>(result: View | Outcome<View>): result is Outcome<View> {
  return typeof result === 'object' && result !== null && 'outcome' in result && 'view' in result
}
