import type { Endpoint } from '@/lib/contract/endpoint'
import { type ErrorCode, errorCodes, invalid, ParleyError } from '@/lib/contract/errors'
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

const requestId = 'b1946ac9-2f1e-4d6a-9a51-6f1e2d3c4b5a'

/** What the envelope of a surface's errors is called. */
export function errorName(surface: Surface): string {
  return surface === nativeSurface ? 'Problem' : `${surface.name}_Error`
}

/** What the example of an error is called. */
export function errorExampleName(surface: Surface, code: ErrorCode): string {
  return surface === nativeSurface ? code : `${surface.name}_${code}`
}

/** The envelope of a surface's errors; an older contract's is read off what it makes of every error that there is. */
export function errorSchema(surface: Surface): Json {
  return surface === nativeSurface ? problemSchema : schemaOfSamples([...errorCodes.map(code => errorExample(surface, code)), unfit(surface, anyField)])
}

/** Stands for the name of whatever field does not fit. */
const anyField = '*'

/** A surface's words for a field that does not fit. */
function unfit(surface: Surface, path: string): unknown {
  return surface.bodyOf(invalid(path, 'What does not fit, in words.'), surface.statusOf.validation_failed, requestId)
}

/** What an error looks like. */
export function errorExample(surface: Surface, code: ErrorCode): unknown {
  if (code === 'validation_failed') return unfit(surface, 'text')
  return surface.bodyOf(new ParleyError(code, 'What went wrong, in words.'), surface.statusOf[code], requestId)
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
        examples: Object.fromEntries(codes.map(code => [code, { $ref: `#/components/examples/${errorExampleName(surface, code)}` }])),
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
  const schemaOf = (name: string) => schemaOfSamples(values.flatMap(value => (name in value ? [value[name]] : [])))
  const known = names.filter(name => name !== anyField)
  return {
    type: 'object',
    required: known.filter(name => values.every(value => name in value)),
    properties: Object.fromEntries(known.map(name => [name, schemaOf(name)])),
    // An envelope that names what does not fit by itself has as many names as there are fields.
    ...(names.includes(anyField) && { additionalProperties: schemaOf(anyField) }),
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}
