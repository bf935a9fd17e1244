import type { Endpoint } from '@/lib/contract/endpoint'
import { exampleOf } from './openapi-examples'
import type { Json } from './openapi-schemas'

/** As much of an operation as a call needs. */
export interface Described {
  parameters: { name: string; in: string; required: boolean; schema: Json }[]
  requestBody?: { content: Record<string, { schema: Json; example?: unknown }> }
}

/** A call of an operation as one would type it. */
export function curlOf({ method, path, auth }: Endpoint, { parameters, requestBody }: Described, base: string): string {
  const values = parameters.filter(({ required }) => required).map(({ name, in: where, schema }) => ({ name, where, value: String(exampleOf(schema, {}, name)) }))
  const filled = path.replace(/\{(\w+)\}/g, (_, param: string) => encodeURIComponent(values.find(({ name, where }) => where === 'path' && name === param)?.value ?? ''))
  const query = new URLSearchParams(values.filter(({ where }) => where === 'query').map(({ name, value }) => [name, value]))
  return [
    `curl${method === 'GET' ? '' : ` -X ${method}`} '${base}${filled}${query.size > 0 ? `?${query}` : ''}'`,
    ...(auth === 'required' ? ['-H "authorization: Bearer $TOKEN"'] : []),
    ...Object.entries(requestBody?.content ?? {}).slice(0, 1).flatMap(([type, { schema, example }]) => bodyOf(type, schema, example)),
  ].join(' \\\n  ')
}

function bodyOf(type: string, schema: Json, example: unknown): string[] {
  if (type === 'application/json') return [`-H 'content-type: application/json'`, `-d '${JSON.stringify(example).replaceAll('\'', '\'\\\'\'')}'`]
  if (type !== 'multipart/form-data') return Object.entries(example as object).map(([name, value]) => `-d '${name}=${value}'`)
  return Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([name, field]) => `-F '${name}=${field.format === 'binary' ? '@photo.jpg' : exampleOf(field, {}, name)}'`)
}
