import type * as z from 'zod/mini'
import { contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { type ErrorCode, errorCodes, ParleyError } from '@/lib/contract/errors'
import { event } from '@/lib/contract/events'
import { exampleOf } from './openapi-examples'
import { type Components, type Json, schemaOf } from './openapi-schemas'
import { problemBody, statusOf } from './problem'

let document: Json | undefined

/** The native API as an OpenAPI 3.1 document, made from the definitions that also validate. */
export async function getOpenApi(): Promise<{ openapi: string }> {
  return (document ??= openApi(Object.values(contract))) as { openapi: string }
}

/** An OpenAPI 3.1 document of endpoints. Views, events and problems are components that the rest refers to. */
export function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {}
  const components: Components = { Problem: problemSchema }
  // What comes over the channel is described here too, although no path answers it.
  schemaOf(event, 'output', components)
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint, components)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: '1',
      description: 'Direct messaging. Errors are problem+json with one code of a closed list. Events (the schema Event) come over the Pusher protocol on private-user-<id>.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(endpoint => endpoint.tag))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
      examples: Object.fromEntries(errorCodes.map(code => [code, { value: problemExample(code) }])),
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => a.localeCompare(b))),
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: errorCodes },
    detail: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', required: ['path', 'message'], properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

function operation(endpoint: Endpoint, components: Components): Json {
  return {
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    security: endpoint.auth === 'required' ? [{ bearer: [] }, { session: [] }] : [],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.bodyType !== 'none' && { requestBody: requestBody(endpoint) }),
    responses: { ...successes(endpoint, components), ...failures(endpoint) },
  }
}

function parameters(schema: z.ZodMiniType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input', {}) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, of]) => ({ name, in: where, required: where === 'path' || required.includes(name), schema: of }))
}

function requestBody(endpoint: Endpoint): Json {
  const type = { json: 'application/json', form: 'application/x-www-form-urlencoded', multipart: 'multipart/form-data', none: '*/*' }[endpoint.bodyType]
  const example = endpoint.example?.body
  return { required: true, content: { [type]: { schema: schemaOf(endpoint.body, 'input', {}), ...(example !== undefined && { example }) } } }
}

function successes(endpoint: Endpoint, components: Components): Json {
  if (endpoint.status === 204) return { 204: { description: 'Done.' } }
  if (endpoint.produces === 'binary') {
    const content = { '*/*': { schema: { type: 'string', format: 'binary' } } }
    return { 200: { description: 'The bytes.', content }, 206: { description: 'The range that was asked for.', content } }
  }
  const type = { json: 'application/json', html: 'text/html', text: 'text/plain' }[endpoint.produces]
  const schema = schemaOf(endpoint.returns, 'output', components)
  const example = endpoint.example?.returns ?? exampleOf(schema, components)
  const content = { [type]: { schema, ...(endpoint.produces === 'json' && { example }) } }
  // What is there already is answered with 200 (contracts README, rule 11).
  const existing = endpoint.status !== 200 && endpoint.auth === 'required' && { 200: { description: 'It was there already.', content } }
  return { [endpoint.status]: { description: 'Done.', content }, ...existing }
}

function failures(endpoint: Endpoint): Json {
  const always: ErrorCode[] = [
    ...(endpoint.auth === 'required' ? (['unauthenticated'] as const) : []),
    ...(endpoint.bodyType === 'none' ? [] : (['malformed_body', 'too_large', 'unsupported_media_type'] as const)),
    ...(endpoint.limit === 'none' ? [] : (['rate_limited'] as const)),
  ]
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set([...endpoint.errors, ...always])) byStatus.set(statusOf[code], [...(byStatus.get(statusOf[code]) ?? []), code])
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, {
    description: codes.join(', '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, examples: Object.fromEntries(codes.map(code => [code, { $ref: `#/components/examples/${code}` }])) } },
  }]))
}

function problemExample(code: ErrorCode): Json {
  const errors = code === 'validation_failed' ? { errors: [{ path: 'text', message: 'What does not fit, in words.' }] } : {}
  return problemBody(new ParleyError(code, 'What went wrong, in words.', errors), statusOf[code], 'b1946ac9-2f1e-4d6a-9a51-6f1e2d3c4b5a')
}
