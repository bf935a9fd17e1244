import type { BodyOf, Endpoint, ParamsOf, QueryOf, ReturnOf } from '@/lib/contract/endpoint'
import { type ErrorCode, errorCodes, type FieldError } from '@/lib/contract/errors'
import { forgetPerson } from './kept-person'
import type { EndpointOf, Route } from './route'

/** Why a call did not succeed. `offline`: no answer came at all. `retryAfter` is seconds. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | 'offline',
    readonly detail: string,
    readonly errors?: FieldError[],
    readonly retryAfter?: number,
  ) {
    super(detail)
    this.name = 'ApiError'
  }

  /** Whether the same call may succeed later without anybody doing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429 || this.status === 408
  }
}

export interface CallInput<E extends Endpoint> {
  params?: ParamsOf<E>
  query?: Partial<Record<keyof QueryOf<E>, string | number | undefined>>
  body?: BodyOf<E>
  signal?: AbortSignal
  /** Goes out even if the page is being left. */
  keepalive?: boolean
  /** The real-time socket that need not hear of this, since it made it. */
  socketId?: string | undefined
}

/** How long an answer may take before it counts as lost, in milliseconds. */
const patience = 20_000

let reached: (answered: boolean) => void = () => {}

/** Tells, call by call, whether the server was reached. One listener at a time. */
export function onReached(listener: (answered: boolean) => void): void {
  reached = listener
}

/** Calls an endpoint of the native API, as the person who is signed in. Throws `ApiError`. */
export async function call<R extends Route>(route: R, input: CallInput<EndpointOf<R>> = {}): Promise<ReturnOf<EndpointOf<R>>> {
  if (signingOut && route.auth === 'required') throw new ApiError(401, 'unauthenticated', 'You are signing out.')
  const response = await request(route, input)
  if (!response.ok) throw await refusal(route, response)
  if (response.status === 204) return undefined as ReturnOf<EndpointOf<R>>
  try {
    return (await response.json()) as ReturnOf<EndpointOf<R>>
  } catch {
    throw lost(input.signal)
  }
}

async function request<E extends Endpoint>(route: Route, input: CallInput<E>): Promise<Response> {
  const timeout = AbortSignal.timeout(patience)
  try {
    const response = await fetch(urlOf(route, input), {
      method: route.method,
      headers: { accept: 'application/json', ...contentType(route), ...(input.socketId && { 'x-socket-id': input.socketId }) },
      credentials: 'same-origin',
      signal: input.signal ? AbortSignal.any([input.signal, timeout]) : timeout,
      ...(input.keepalive && { keepalive: true }),
      ...(route.bodyType !== 'none' && { body: bodyOf(route, input.body) }),
    })
    reached(true)
    return response
  } catch {
    throw lost(input.signal)
  }
}

function lost(signal: AbortSignal | undefined): unknown {
  if (signal?.aborted) return signal.reason
  reached(false)
  return new ApiError(0, 'offline', 'The server cannot be reached.')
}

function urlOf<E extends Endpoint>(route: Route, { params, query }: CallInput<E>): string {
  const values = { ...(params as Record<string, string> | undefined) }
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined) search.set(name, String(value))
  return search.size > 0 ? `${path}?${search}` : path
}

function contentType({ bodyType }: Route): Record<string, string> {
  return bodyType === 'json' ? { 'content-type': 'application/json' } : {}
}

function bodyOf({ bodyType }: Route, body: unknown): string | URLSearchParams | FormData {
  if (bodyType === 'multipart') return formOf(body as Record<string, string | File>)
  return bodyType === 'form' ? new URLSearchParams(body as Record<string, string>) : JSON.stringify(body ?? {})
}

/** The browser itself says how the parts are told apart, in a header of its own. */
function formOf(parts: Record<string, string | File>): FormData {
  const form = new FormData()
  for (const [name, part] of Object.entries(parts)) form.set(name, part)
  return form
}

async function refusal({ auth }: Route, response: Response): Promise<ApiError> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string; errors?: FieldError[] }
  const code = errorCodes.find(known => known === problem.code) ?? (response.status >= 500 ? 'internal' : 'bad_request')
  if (response.status === 401 && auth === 'required') goToSignIn()
  const retryAfter = Number(response.headers.get('retry-after')) || undefined
  return new ApiError(response.status, code, problem.detail ?? 'The server did not understand.', problem.errors, retryAfter)
}

let signingOut = false

/** While somebody signs out nothing more is asked in their name, and nobody is led back to where they were. */
export function expectSignOut(expected: boolean): void {
  signingOut = expected
}

let leaving = false

/** The session is over: sign in, and come back here. Many answers may say so at once; the page leaves once. */
function goToSignIn(): void {
  const { pathname, search } = window.location
  if (leaving || signingOut || pathname.startsWith('/sign-in')) return
  leaving = true
  // Whoever comes back to this page by the browser's button may be told again.
  window.addEventListener('pageshow', () => (leaving = false), { once: true })
  void forgetPerson().finally(() => window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`))
}
