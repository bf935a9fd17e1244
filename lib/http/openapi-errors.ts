import type { Endpoint } from '@/lib/contract/endpoint'
import { type ErrorCode, errorCodes, ParleyError } from '@/lib/contract/errors'
import type { Json } from './openapi-schemas'
import { nativeSurface, type Surface } from './surface'

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

/** What the envelope of a surface's errors is called. */
export function errorName(surface: Surface): string {
  return surface === nativeSurface ? 'Problem' : 'Error'
}

/** The envelope of a surface's errors; an older contract's is read off what it makes of every error that there is. */
export function errorSchema(surface: Surface): Json {
  return surface === nativeSurface ? problemSchema : schemaOfSamples(errorCodes.map(code => errorExample(surface, code)))
}

/** What an error looks like. */
export function errorExample(surface: Surface, code: ErrorCode): unknown {
  const errors = code === 'validation_failed' ? { errors: [{ path: 'text', message: 'What does not fit, in words.' }] } : {}
  return surface.bodyOf(new ParleyError(code, 'What went wrong, in words.', errors), surface.statusOf[code], 'b1946ac9-2f1e-4d6a-9a51-6f1e2d3c4b5a')
}

/** The answers of an endpoint that are refusals, by status. */
export function failures(surface: Surface, endpoint: Endpoint): Json {
  const always: ErrorCode[] = [
    ...(endpoint.auth === 'required' ? (['unauthenticated'] as const) : []),
    ...(endpoint.bodyType === 'none' ? [] : (['malformed_body', 'too_large', 'unsupported_media_type'] as const)),
    ...(endpoint.limit === 'none' ? [] : (['rate_limited'] as const)),
  ]
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set([...endpoint.errors, ...always])) byStatus.set(surface.statusOf[code], [...(byStatus.get(surface.statusOf[code]) ?? []), code])
  return Object.fromEntries([...byStatus].sort(([a], [b]) => a - b).map(([status, codes]) => [status, {
    description: codes.join(', '),
    content: {
      [surface.contentType]: {
        schema: { $ref: `#/components/schemas/${errorName(surface)}` },
        examples: Object.fromEntries(codes.map(code => [code, { $ref: `#/components/examples/${code}` }])),
      },
    },
  }]))
}

/** The least schema that takes all of these values, which are of one kind but for lists beside plain values. */
function schemaOfSamples(values: readonly unknown[]): Json {
  const kinds = [...new Set(values.map(kindOf))].sort()
  const [kind, ...others] = kinds
  if (others.length > 0) return { anyOf: kinds.map(kind => schemaOfSamples(values.filter(value => kindOf(value) === kind))) }
  if (kind === 'object') return objectOfSamples(values as Json[])
  if (kind === 'array') return { type: 'array', items: schemaOfSamples((values as unknown[][]).flat()) }
  if (kind === 'boolean' && new Set(values).size === 1) return { type: 'boolean', const: values[0] }
  return kind === undefined ? {} : { type: kind }
}

function objectOfSamples(values: readonly Json[]): Json {
  const names = [...new Set(values.flatMap(value => Object.keys(value)))]
  return {
    type: 'object',
    required: names.filter(name => values.every(value => name in value)),
    properties: Object.fromEntries(names.map(name => [name, schemaOfSamples(values.flatMap(value => (name in value ? [value[name]] : [])))])),
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
