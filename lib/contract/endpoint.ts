import * as z from 'zod/mini'
import type { ErrorCode } from './errors'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** So many calls in so many seconds, per person. Calls under the same name share it. */
export interface Budget {
  name: string
  points: number
  seconds: number
}

/** Which budget a call is taken from (contracts README, rule 10, and the throttle on passwords). */
export type Limit = 'send' | 'call' | 'credentials' | 'none' | Budget

/**
 * One operation of an API, as a value: the route, the typed client and the OpenAPI document all read it.
 * `status` is the answer when something was made or done; what existed already answers 200.
 */
export interface Endpoint<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Returns extends z.ZodMiniType = z.ZodMiniType,
> {
  name: string
  method: Method
  path: `/api/${string}`
  summary: string
  tag: string
  auth: 'required' | 'none'
  limit: Limit
  status: 200 | 201 | 202 | 204
  params: Params
  query: Query
  body: Body
  /** `multipart`: fields and one file, as a browser sends a form with a file in it; `json or multipart`: as the caller says. */
  bodyType: 'json' | 'form' | 'multipart' | 'json or multipart' | 'none'
  returns: Returns
  produces: 'json' | 'html' | 'text' | 'binary'
  errors: readonly ErrorCode[]
  example?: { body?: unknown; returns?: unknown }
}

const nothing = z.object({})
export type Nothing = typeof nothing
/** Answers no content. */
export const empty = z.void()

/** The answer of an endpoint that produces bytes: all of them (200), a part (206), how it stands while they are being made (202, as JSON), or that nothing has changed (304). */
export interface Bytes {
  status: 200 | 202 | 206 | 304
  headers: Record<string, string>
  body: ReadableStream<Uint8Array> | null
}
export const bytes = z.custom<Bytes>()

type Definition<P extends z.ZodMiniType, Q extends z.ZodMiniType, B extends z.ZodMiniType, R extends z.ZodMiniType> = Pick<
  Endpoint<P, Q, B, R>,
  'name' | 'method' | 'path' | 'summary' | 'tag' | 'returns'
> &
  Partial<Endpoint<P, Q, B, R>>

/** Fills in what most endpoints share: authentication required, the general budget, status 200, no input. */
export function endpoint<
  R extends z.ZodMiniType,
  P extends z.ZodMiniType = Nothing,
  Q extends z.ZodMiniType = Nothing,
  B extends z.ZodMiniType = Nothing,
>(definition: Definition<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return {
    auth: 'required',
    limit: 'call',
    status: 200,
    params: nothing as unknown as P,
    query: nothing as unknown as Q,
    body: nothing as unknown as B,
    bodyType: definition.body ? 'json' : 'none',
    produces: 'json',
    errors: [],
    ...definition,
  }
}

/** What the verb behind an endpoint is given: path, query and body in one, parsed. */
export type InputOf<E extends Endpoint> = z.output<E['params']> & z.output<E['query']> & z.output<E['body']>
/** What a caller puts in. */
export type ParamsOf<E extends Endpoint> = z.input<E['params']>
export type QueryOf<E extends Endpoint> = z.input<E['query']>
export type BodyOf<E extends Endpoint> = z.input<E['body']>
export type ReturnOf<E extends Endpoint> = z.output<E['returns']>
