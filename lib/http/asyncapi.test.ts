import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv'
import { describe, expect, it } from 'vitest'
import { event } from '@/lib/contract/events'
import { socketDialects } from '@/server/socket-dialects'
import { describeSockets } from './asyncapi'

interface Document {
  asyncapi: string
  channels: Record<string, { address: string; messages: Record<string, { $ref: string }> }>
  operations: Record<string, { action: string; channel: { $ref: string }; messages: { $ref: string }[] }>
  components: { messages: Record<string, { name: string; payload: object; examples: { payload: object }[] }> }
}

const document = (await describeSockets(socketDialects)()) as unknown as Document
const channels = Object.entries(document.channels)

function at(reference: string): unknown {
  return reference.slice(2).split('/').reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document)
}

const namesIn = (channel: string, action: string) =>
  (document.operations[`${channel}_${action}`]?.messages ?? []).map(({ $ref }) => (at((at($ref) as { $ref: string }).$ref) as { name: string }).name)

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3, by the official schema', () => {
    const schema = JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@asyncapi/specs/schemas/3.0.0.json'), 'utf8')) as object
    const validate = new Ajv({ strict: false, validateFormats: false, meta: false, validateSchema: false }).compile(schema)
    validate(document)
    expect(validate.errors ?? []).toEqual([])
  })

  it('refers to nothing that is not there', () => {
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
    expect(referred.length).toBeGreaterThan(0)
    expect(referred.filter(to => at(to) === undefined)).toEqual([])
  })

  it('has every event of the registry on the channel of a person', () => {
    expect(namesIn('user', 'send')).toEqual(event.def.options.map(option => option.shape.type.def.values[0]))
    expect(namesIn('user', 'receive')).toEqual([])
  })

  it.each(socketDialects.map(dialect => ({ name: dialect.surface.name, dialect })))('has every address, frame and event of $name', ({ name, dialect: { reach, frames, events } }) => {
    const addresses = channels.filter(([id]) => id.split('_')[0] === name).map(([, { address }]) => address)
    expect(addresses).toEqual(reach.transport === 'raw' ? reach.paths : ['/'])
    expect(namesIn(name, 'receive')).toEqual(Object.keys(frames))
    expect(namesIn(name, 'send')).toEqual(Object.keys(events))
    expect(namesIn(name, 'send')).toContain('error')
  })

  it.each(Object.entries(document.components.messages))('shows %s as its schema says', (_, { payload, examples }) => {
    const ajv = new Ajv({ strict: false, validateFormats: false }).addSchema(document, 'document')
    const schema = JSON.parse(JSON.stringify(payload).replaceAll('"$ref":"#/', '"$ref":"document#/')) as object
    for (const example of examples) expect(ajv.validate(schema, example.payload), ajv.errorsText()).toBe(true)
  })
})
