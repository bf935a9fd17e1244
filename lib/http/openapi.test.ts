import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { contract } from '@/lib/contract'
import type { Endpoint } from '@/lib/contract/endpoint'
import { errorCodes } from '@/lib/contract/errors'
import { getDocs } from './docs-page'
import { getOpenApi } from './openapi'

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; examples: Record<string, { value: { status: number; code: string } }> }
}
interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { content?: Record<string, { example?: unknown; examples?: Record<string, unknown> }> }>
}

const endpoints = Object.values(contract) as Endpoint[]
const document = (await getOpenApi()) as unknown as Document
const operationOf = ({ path, method }: Endpoint) => document.paths[path]?.[method.toLowerCase()]

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1, by a validator that is not ours', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone<Record<string, unknown>>(await getOpenApi()))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('describes every endpoint under its name', () => {
    expect(endpoints.filter(endpoint => operationOf(endpoint)?.operationId !== endpoint.name)).toEqual([])
  })

  it('says each view once, and refers to nothing that is not there', () => {
    const text = JSON.stringify(document)
    const referred = new Set([...text.matchAll(/"\$ref":"#\/components\/(schemas|examples)\/(\w+)"/g)].map(([, kind = '', name = '']) => `${kind} ${name}`))
    const there = [...Object.keys(document.components.schemas).map(name => `schemas ${name}`), ...Object.keys(document.components.examples).map(name => `examples ${name}`)]
    expect([...referred].filter(name => !there.includes(name))).toEqual([])
    expect([...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, to]) => !to?.startsWith('#/components/'))).toEqual([])
    for (const view of ['Message', 'Conversation', 'User', 'Person', 'Me', 'Request', 'Event', 'Report', 'Problem']) expect(there).toContain(`schemas ${view}`)
  })

  it.each(endpoints.filter(({ bodyType }) => bodyType === 'json' || bodyType === 'form'))('shows a body that $name takes', endpoint => {
    const shown = Object.values(operationOf(endpoint)?.requestBody?.content ?? {})[0]?.example
    expect(z.safeParse(endpoint.body, shown)).toMatchObject({ success: true })
  })

  it.each(endpoints.filter(({ produces, status }) => produces === 'json' && status !== 204))('shows an answer that $name gives', endpoint => {
    const shown = operationOf(endpoint)?.responses[endpoint.status]?.content?.['application/json']?.example
    expect(z.safeParse(endpoint.returns, shown)).toMatchObject({ success: true })
  })

  it('shows what each error looks like, under its own status', () => {
    expect(Object.keys(document.components.examples).toSorted()).toEqual([...errorCodes].toSorted())
    for (const endpoint of endpoints) {
      for (const [status, { content }] of Object.entries(operationOf(endpoint)?.responses ?? {})) {
        for (const code of Object.keys(content?.['application/problem+json']?.examples ?? {})) {
          expect(document.components.examples[code]?.value).toMatchObject({ code, status: Number(status) })
        }
      }
    }
  })
})

describe('the page of the API', () => {
  it('shows every endpoint and every view, and loads and runs nothing', async () => {
    const page = await getDocs()
    for (const { name } of endpoints) expect(page).toContain(`<article id="${name}">`)
    for (const view of Object.keys(document.components.schemas)) expect(page).toContain(`<article id="view-${view}">`)
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|@import|url\(/)
  })
})
