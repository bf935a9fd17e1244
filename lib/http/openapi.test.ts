import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Endpoint } from '@/lib/contract/endpoint'
import { type ErrorCode, errorCodes } from '@/lib/contract/errors'
import { dialects } from '@/lib/dialects'
import { createCtx } from './context'
import { showApis } from './docs-page'
import { errorExampleName } from './openapi-errors'
import { type Api, apisOf, openApiOf, openApiOfAll } from './openapi'

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; examples: Record<string, { value: { status: number; code: string } }> }
}
interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { example?: unknown }> }
  responses: Record<string, { content?: Record<string, { example?: unknown; examples?: Record<string, unknown> }> }>
}

const documentOf = (api: Api) => openApiOf(api) as unknown as Document
const operationOf = (api: Api, { path, method }: Endpoint) => documentOf(api).paths[path]?.[method.toLowerCase()]

describe.each(apisOf(dialects).map(api => ({ name: api.surface.name, api })))('the OpenAPI document of $name', ({ api }) => {
  const { surface, endpoints } = api

  it('is valid OpenAPI 3.1, by a validator that is not ours', async () => {
    const validator = new Validator()
    expect(await validator.validate(structuredClone<Record<string, unknown>>(openApiOf(api)))).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('describes every endpoint under its name', () => {
    expect(endpoints.filter(endpoint => operationOf(api, endpoint)?.operationId !== endpoint.name)).toEqual([])
  })

  it('refers to nothing that is not there', () => {
    const { components } = documentOf(api)
    const text = JSON.stringify(documentOf(api))
    const there = [...Object.keys(components.schemas).map(name => `schemas/${name}`), ...Object.keys(components.examples).map(name => `examples/${name}`)]
    const referred = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to = '']) => to)
    expect(referred.filter(to => !there.includes(to.replace('#/components/', '')))).toEqual([])
  })

  it.each(endpoints.filter(({ bodyType }) => bodyType !== 'none' && bodyType !== 'multipart'))('shows a body that $name takes', endpoint => {
    const shown = Object.values(operationOf(api, endpoint)?.requestBody?.content ?? {})[0]?.example
    expect(z.safeParse(endpoint.body, shown)).toMatchObject({ success: true })
  })

  it.each(endpoints.filter(({ produces, status }) => produces === 'json' && status !== 204))('shows an answer that $name gives', endpoint => {
    const shown = operationOf(api, endpoint)?.responses[endpoint.status]?.content?.['application/json']?.example
    expect(z.safeParse(endpoint.returns, shown)).toMatchObject({ success: true })
  })

  it('shows what each error looks like, under its own status and in its own envelope', () => {
    const { components } = documentOf(api)
    expect(Object.keys(components.examples).toSorted()).toEqual(errorCodes.map(code => errorExampleName(surface, code)).toSorted())
    for (const endpoint of endpoints) {
      const refusals = Object.entries(operationOf(api, endpoint)?.responses ?? {}).filter(([status]) => Number(status) >= 400)
      for (const [status, { content }] of refusals) {
        const codes = Object.keys(content?.[surface.contentType]?.examples ?? {}) as ErrorCode[]
        expect(codes.map(code => surface.statusOf[code])).toEqual(codes.map(() => Number(status)))
        expect(codes.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('the page of the API', () => {
  it.each(apisOf(dialects).map(api => ({ name: api.surface.name, api })))('shows every operation of $name with a call of it, and loads and runs nothing', async ({ name, api }) => {
    const page = await showApis(dialects)(createCtx(), { surface: name })
    for (const endpoint of api.endpoints) expect(page).toContain(`<article id="${endpoint.name}">`)
    for (const view of Object.keys(documentOf(api).components.schemas)) expect(page).toContain(`<article id="view-${view}">`)
    expect(page.match(/<pre tabindex="0">curl /g)).toHaveLength(api.endpoints.length + 1)
    for (const other of apisOf(dialects)) expect(page).toContain(`>${other.surface.name}</a>`)
    // Our own page also leads to every operation of the others.
    const isLed = (endpoint: Endpoint, other: Api) => page.includes(`"/api/docs?surface=${other.surface.name}#${endpoint.name}"`)
    const led = apisOf(dialects).slice(1).flatMap(other => other.endpoints.map(endpoint => isLed(endpoint, other)))
    expect(led.every(is => is === (name === 'native'))).toBe(true)
    expect(page).not.toMatch(/<script|<link|<img|\ssrc=|@import|url\(/)
  })
})

describe('the document of our own API', () => {
  it('says each view once', () => {
    const { schemas } = documentOf(apisOf([])[0] as Api).components
    for (const view of ['Message', 'Conversation', 'User', 'Person', 'Me', 'Request', 'Event', 'Report', 'Problem']) expect(schemas).toHaveProperty(view)
  })
})

describe('the OpenAPI document of all surfaces', () => {
  const all = openApiOfAll(dialects) as unknown as Document

  it('is valid, and has every operation once', async () => {
    expect(await new Validator().validate(structuredClone<Record<string, unknown>>(openApiOfAll(dialects)))).toEqual({ valid: true })
    const operations = Object.values(all.paths).reduce((sum, methods) => sum + Object.keys(methods).length, 0)
    expect(operations).toBe(apisOf(dialects).reduce((sum, { endpoints }) => sum + endpoints.length, 0))
  })
})
