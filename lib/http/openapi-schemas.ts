import * as z from 'zod/mini'
import * as events from '@/lib/contract/events'
import * as moderation from '@/lib/contract/moderation-views'
import * as notifications from '@/lib/contract/notifications'
import * as settings from '@/lib/contract/settings'
import * as views from '@/lib/contract/views'

export type Json = Record<string, unknown>

/** Every view of the contract by its name: what an answer is made of, and what events carry. */
const named = z.registry<{ id: string }>()
for (const [name, value] of Object.entries({ ...views, ...moderation, ...notifications, ...settings, ...events })) {
  if (isView(value)) named.add(value, { id: name.slice(0, 1).toUpperCase() + name.slice(1) })
}

/** Objects, choices between objects, and lists of words; a `number` or `time` needs no name of its own. */
function isView(value: unknown): value is z.ZodMiniType {
  return value instanceof z.core.$ZodType && ['object', 'union', 'enum'].includes(value._zod.def.type)
}

/** The component schemas that were referred to, as they come up. */
export type Components = Record<string, Json>

/**
 * A schema as JSON Schema 2020-12. What is answered refers to views by name and adds them to `components`; clients are to
 * mind no field that they do not know. What is asked for stands by itself, since it may leave out what an answer holds.
 */
export function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output', components: Components): Json {
  const made: Json = z.toJSONSchema(z.object({ schema }), {
    io, unrepresentable: 'any', target: 'draft-2020-12', ...(io === 'output' ? { metadata: named } : { metadata: z.registry() }),
    override: ({ jsonSchema }) => simplify(jsonSchema),
  })
  const { properties, $defs = {} } = made as { properties: { schema: Json }; $defs?: Record<string, Json> }
  for (const [name, { id: _, ...definition }] of Object.entries($defs)) components[name] ??= withReferences(definition)
  return withReferences(properties.schema)
}

/** Patterns that say the same as their format, and the bounds of every number of JavaScript, tell nobody anything. */
function simplify(schema: z.core.JSONSchema.BaseSchema): void {
  if (schema.format !== undefined) delete schema.pattern
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum
  if (schema.additionalProperties === false) delete schema.additionalProperties
}

/** zod refers to `$defs`, OpenAPI to its components. */
function withReferences<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/')) as Value
}
