import Ajv, { type ValidateFunction } from 'ajv'
import { errorSchema } from '@/lib/http/openapi-errors'
import type { Surface } from '@/lib/http/surface'

const validators = new Map<Surface, ValidateFunction>()

/** Whether this is an error as a surface words them, and nothing besides. */
export function isError(surface: Surface, body: unknown): boolean {
  const validate = validators.get(surface) ?? new Ajv({ strict: false }).compile(closed(errorSchema(surface)) as object)
  validators.set(surface, validate)
  return validate(body)
}

/** The same schema, where what is not declared does not fit. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const parts = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]))
  return 'properties' in parts ? { additionalProperties: false, ...parts } : parts
}
