import type { Components, Json } from './openapi-schemas'

/** What fields hold in examples, by their names; of any other field its schema decides. */
const samples: Json = {
  username: 'ada', name: 'Ada Lovelace', email: 'ada@example.org', bio: 'Countess of Lovelace.', text: 'Hello!', emoji: '❤️', url: 'https://example.org/',
  title: 'An example', description: 'What is behind the link.', siteName: 'example.org', contentType: 'image/png', imageUrl: null, avatarUrl: null,
  birthDate: '1915-12-10', timeZone: 'Europe/Berlin', from: '22:00', to: '07:00', locale: 'en', thumbhash: null, notice: null, replyTo: null, preview: null,
  deletedAt: null, editedAt: null, pinnedAt: null, mutedUntil: null, suspendedAt: null, suspendedUntil: null, suspensionReason: null, failure: null, disabledReason: null,
  nextCursor: null, draft: null, userAgent: 'Firefox on Linux', expiresIn: 900, size: 48_213, width: 1200, height: 800, duration: null,
  accessToken: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl', refreshToken: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl', cluster: 'mt1', wsHost: 'localhost',
  endpoint: 'https://push.example/1', channel_name: 'private-user-0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', attachments: [], mentions: [], lastMessage: null,
}

const formats: Record<string, string> = {
  uuid: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', 'date-time': '2026-01-31T08:30:00.000Z', date: '2026-01-31', uri: 'https://example.org/', email: 'ada@example.org',
}

/** Fields of strings that are ids, whatever else may stand there. */
const namesId = /^id$|_id$|Id$/

/** Something that a schema takes: what is answered is shown with names of people and times rather than with types. */
export function exampleOf(schema: Json, components: Components, field = ''): unknown {
  if (field in samples && takes(schema, samples[field], components)) return samples[field]
  const target = referred(schema, components)
  if (target !== schema) return exampleOf(target, components, field)
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const [first] = choices(schema)
  if (first) return exampleOf(first, components, field)
  const { type, properties = {}, items, format } = schema as { type?: string | string[]; properties?: Record<string, Json>; items?: Json; format?: string }
  const kind = Array.isArray(type) ? type[0] : type
  if (kind === 'object') return Object.fromEntries(Object.entries(properties).map(([name, of]) => [name, exampleOf(of, components, name)]))
  if (kind === 'array') return items ? [exampleOf(items, components)] : []
  if (kind === 'integer' || kind === 'number') return 1
  if (kind === 'boolean') return false
  return kind === 'string' ? (formats[format ?? ''] ?? (namesId.test(field) ? formats.uuid : 'text')) : kind === 'null' ? null : {}
}

const referred = (schema: Json, components: Components) =>
  typeof schema.$ref === 'string' ? (components[schema.$ref.slice('#/components/schemas/'.length)] ?? {}) : schema

const choices = (schema: Json) => (schema.anyOf ?? schema.oneOf ?? []) as Json[]

/** Whether a sample is of a kind that the schema knows. */
function takes(schema: Json, sample: unknown, components: Components): boolean {
  const target = referred(schema, components)
  if (choices(target).length > 0) return choices(target).some(choice => takes(choice, sample, components))
  if ('const' in target || 'enum' in target) return false
  const kind = sample === null ? 'null' : Array.isArray(sample) ? 'array' : typeof sample === 'number' ? 'integer' : typeof sample
  return [target.type].flat().some(type => type === kind || (type === 'number' && kind === 'integer')) && (typeof target.format !== 'string' || target.format === 'date' || target.format === 'email' || target.format === 'uri' || kind === 'null')
}
