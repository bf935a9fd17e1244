import type * as z from 'zod/mini'
import { contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { errorCodes, notFound } from '@/lib/contract/errors'
import { event } from '@/lib/contract/events'
import type { Ctx } from '@/lib/messaging/ctx'
import type { Dialect } from './dialect'
import { errorExample, errorExampleName, errorName, errorSchema, failures } from './openapi-errors'
import { exampleOf } from './openapi-examples'
import { type Components, type Json, schemaOf } from './openapi-schemas'
import { nativeSurface, type Surface } from './surface'

/** An API that can be described: our own, or an older contract's. */
export interface Api {
  surface: Surface
  endpoints: Endpoint[]
}

const native: Api = { surface: nativeSurface, endpoints: Object.values(contract) }

/** Every API that is spoken, our own first. */
export function apisOf(dialects: readonly Dialect[]): Api[] {
  return [native, ...dialects.map(({ surface, routes }) => ({ surface, endpoints: routes.map(({ endpoint }) => endpoint) }))]
}

/** The API of a surface. Throws `not_found`. */
export function apiOf(dialects: readonly Dialect[], name: string): Api {
  const api = apisOf(dialects).find(({ surface }) => surface.name === name)
  if (!api) throw notFound('This surface')
  return api
}

const documents = new WeakMap<Surface, Json>()

/** An API as an OpenAPI 3.1 document, made from the definitions that also validate. */
export function openApiOf(api: Api): { openapi: string } {
  const document = documents.get(api.surface) ?? openApi(api)
  documents.set(api.surface, document)
  return document as { openapi: string }
}

/** Answers the document of one surface, or without one that of all (native.md). */
export function describeApis(dialects: readonly Dialect[]) {
  return async (_: Ctx, { surface }: { surface?: string | undefined }) => (surface ? openApiOf(apiOf(dialects, surface)) : openApiOfAll(dialects))
}

interface Document {
  openapi: string
  tags: { name: string }[]
  paths: Json
  components: Record<string, Json>
}

/** Every surface in one document: what says how our own is, with the paths and components of all. */
export function openApiOfAll(dialects: readonly Dialect[]): { openapi: string } {
  const documents = apisOf(dialects).map(api => openApiOf(api) as unknown as Document)
  const [own] = documents
  if (!own) throw new Error('There is always an API of our own.')
  const components = Object.fromEntries(Object.keys(own.components).map(kind => [kind, Object.assign({}, ...documents.map(document => document.components[kind])) as Json]))
  return { ...own, tags: documents.flatMap(({ tags }) => tags), paths: Object.assign({}, ...documents.map(({ paths }) => paths)) as Json, components } as Document
}

/** Views, events and errors are components that the rest refers to. */
function openApi({ surface, endpoints }: Api): Json {
  const paths: Record<string, Json> = {}
  const components: Components = { [errorName(surface)]: errorSchema(surface) }
  // What comes over the channel is described here too, although no path answers it.
  if (surface === nativeSurface) schemaOf(event, 'output', components)
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(surface, endpoint, components)
  return {
    openapi: '3.1.0',
    info: { title: titleOf(surface), version: '1', description: descriptionOf(surface), license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: [...new Set(endpoints.map(endpoint => endpoint.tag))].map(name => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The accessToken that POST /api/tokens answers.' },
        session: { type: 'apiKey', in: 'cookie', name: 'next-auth.session-token' },
      },
      examples: Object.fromEntries(errorCodes.map(code => [errorExampleName(surface, code), { value: errorExample(surface, code) }])),
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => a.localeCompare(b))),
    },
  }
}

export function titleOf({ name }: Surface): string {
  return name === nativeSurface.name ? 'Parley' : `Parley: ${name}`
}

function descriptionOf({ name, literal }: Surface): string {
  if (name === nativeSurface.name) return 'Direct messaging. Errors are problem+json with one code of a closed list. Events (the schema Event) come over the Pusher protocol on private-user-<id>; /api/asyncapi.json describes them.'
  const also = literal.map(({ from, to }) => `${to} also answers at ${from}.`)
  return ['The same conversations in the words of an older contract.', ...also, 'Its sockets are in /api/asyncapi.json.'].join(' ')
}

function operation(surface: Surface, endpoint: Endpoint, components: Components): Json {
  return {
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    security: endpoint.auth === 'required' ? [{ bearer: [] }, { session: [] }] : [],
    parameters: [...parameters(endpoint.params, 'path'), ...parameters(endpoint.query, 'query')],
    ...(endpoint.bodyType !== 'none' && { requestBody: requestBody(endpoint) }),
    responses: { ...successes(endpoint, components), ...failures(surface, endpoint) },
  }
}

function parameters(schema: z.ZodMiniType, where: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = schemaOf(schema, 'input', {}) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, of]) => ({ name, in: where, required: where === 'path' || required.includes(name), schema: of }))
}

const bodyTypes = {
  json: ['application/json'],
  form: ['application/x-www-form-urlencoded'],
  multipart: ['multipart/form-data'],
  'json or multipart': ['application/json', 'multipart/form-data'],
  none: [],
} as const satisfies Record<Endpoint['bodyType'], readonly string[]>

function requestBody({ body, bodyType, example }: Endpoint): Json {
  const schema = schemaOf(body, 'input', {})
  const shown = { schema, ...(bodyType !== 'multipart' && { example: example?.body ?? exampleOf(schema, {}) }) }
  return { required: true, content: Object.fromEntries(bodyTypes[bodyType].map(type => [type, shown])) }
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
