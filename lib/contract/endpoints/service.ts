import * as z from 'zod/mini'
import { endpoint } from '../endpoint'
import { surfaceNames } from '../surfaces'

const tag = 'Service'

/** Form-encoded, as pusher-js sends it. Only one's own channel is ever authorized. */
export const authorizeChannel = endpoint({
  name: 'authorizeChannel',
  method: 'POST',
  path: '/api/realtime/auth',
  tag,
  summary: 'Authorize a real-time channel.',
  bodyType: 'form',
  body: z.object({
    socket_id: z.string().check(z.regex(/^\d{1,20}\.\d{1,20}$/)),
    channel_name: z.string().check(z.maxLength(200)),
  }),
  returns: z.object({ auth: z.string() }),
  errors: ['validation_failed', 'forbidden'],
  example: { body: { socket_id: '1234.5678', channel_name: 'private-user-0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' } },
})

/**
 * Where the browser listens, known at run time only. `wsHost` null: hosted Pusher, found by `cluster`.
 * `heartbeat`: that server does not tell ours who is connected, so browsers must say that they are here (decision 15).
 */
export const getRealtimeConfig = endpoint({
  name: 'getRealtimeConfig',
  method: 'GET',
  path: '/api/realtime/config',
  tag,
  summary: 'Where to listen for events.',
  auth: 'none',
  returns: z.object({
    key: z.string(),
    wsHost: z.nullable(z.string()),
    wsPort: z.nullable(z.int()),
    forceTLS: z.boolean(),
    cluster: z.string(),
    heartbeat: z.boolean(),
  }),
})

export const getLiveness = endpoint({
  name: 'getLiveness',
  method: 'GET',
  path: '/api/health/live',
  tag,
  summary: 'The process answers.',
  auth: 'none',
  limit: 'none',
  returns: z.object({ status: z.literal('ok') }),
})

export const getReadiness = endpoint({
  name: 'getReadiness',
  method: 'GET',
  path: '/api/health/ready',
  tag,
  summary: 'The database answers.',
  auth: 'none',
  limit: 'none',
  returns: z.object({ status: z.literal('ok'), database: z.literal('ok') }),
  errors: ['unavailable'],
})

const ofSurface = z.object({ surface: z._default(z.enum(surfaceNames), 'native') })

export const getOpenApi = endpoint({
  name: 'getOpenApi',
  method: 'GET',
  path: '/api/openapi.json',
  tag,
  summary: 'Every API, or one of them, as an OpenAPI 3.1 document.',
  auth: 'none',
  query: z.object({ surface: z.optional(z.enum(surfaceNames)) }),
  returns: z.looseObject({ openapi: z.string() }),
  errors: ['validation_failed', 'not_found'],
})

export const getAsyncApi = endpoint({
  name: 'getAsyncApi',
  method: 'GET',
  path: '/api/asyncapi.json',
  tag,
  summary: 'All that comes in real time, as an AsyncAPI 3 document.',
  auth: 'none',
  returns: z.looseObject({ asyncapi: z.string() }),
})

/** Answers an HTML page that loads nothing from elsewhere. */
export const getDocs = endpoint({
  name: 'getDocs',
  method: 'GET',
  path: '/api/docs',
  tag,
  summary: 'This API, or an older contract, as a page to read.',
  auth: 'none',
  query: ofSurface,
  returns: z.string(),
  produces: 'html',
  errors: ['validation_failed', 'not_found'],
})

/** Prometheus text, for calls from the server's own machine or with `METRICS_TOKEN` as bearer. */
export const getMetrics = endpoint({
  name: 'getMetrics',
  method: 'GET',
  path: '/api/metrics',
  tag,
  summary: 'Figures of this process, for operators.',
  auth: 'none',
  limit: 'none',
  returns: z.string(),
  produces: 'text',
  errors: ['unauthenticated', 'not_found'],
})
