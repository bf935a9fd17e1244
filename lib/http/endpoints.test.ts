import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '@/lib/contract'
import type { Mounted } from './next'

const root = path.resolve(import.meta.dirname, '../../app/api')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => path.basename(file) === 'route.ts' && !file.includes('[...'))

async function mountedRoutes(): Promise<{ name: string; method: string; path: string }[]> {
  const found = await Promise.all(files.map(async file => {
    const mounted = (await import(path.join(root, file))) as Mounted
    const url = `/api/${path.dirname(file).replace(/\[(\w+)\]/g, '{$1}')}`
    return (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).flatMap(method => {
      const endpoint = mounted[method].route?.endpoint
      return endpoint ? [{ name: endpoint.name, method, path: url }] : []
    })
  }))
  return found.flat().sort((a, b) => a.name.localeCompare(b.name))
}

describe('the walk over app/api and the contract', () => {
  it('finds every endpoint mounted at its own path and method, and nothing else', async () => {
    const promised = Object.values(contract).map(({ name, method, path }) => ({ name: name as string, method, path: path as string }))
    expect(await mountedRoutes()).toEqual(promised.sort((a, b) => a.name.localeCompare(b.name)))
  })

  it('finds each endpoint under its own name', () => {
    expect(Object.entries(contract).filter(([key, { name }]) => key !== name)).toEqual([])
  })
})
