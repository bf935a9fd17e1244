import { describe, expect, it, vi } from 'vitest'
import { database } from '@/db/client'
import type { ParleyError } from '@/lib/contract/errors'

// Budgets are read from the environment once, so these tests load the limiter anew under each.
async function limiter(variables: Record<string, string>) {
  vi.resetModules()
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const { takeFromBudget } = await import('./limits')
  return takeFromBudget
}

const hub = { PARLEY_HUB_APP_ID: '1', PARLEY_HUB_KEY: 'key', PARLEY_HUB_SECRET: 'secret' }
const noHub = { PARLEY_HUB_APP_ID: '', PARLEY_HUB_KEY: '', PARLEY_HUB_SECRET: '' }

describe.each([['in memory', hub], ['in the shared table', noHub]])('rule 10: budgets %s', (where, variables) => {
  it('allow so many a minute and then say how long to wait, in seconds', async () => {
    const take = await limiter({ ...variables, RATE_LIMITS: 'on' })
    const who = `${where} ${Date.now()}`
    for (let count = 0; count < 60; count++) await take(database(), 'send', who)
    const refusal = await take(database(), 'send', who).catch((error: unknown) => error as ParleyError)
    expect(refusal).toMatchObject({ code: 'rate_limited' })
    expect(refusal?.extra.retryAfter).toBeGreaterThan(0)
    expect(refusal?.extra.retryAfter).toBeLessThanOrEqual(60)
    await take(database(), 'send', `${who}, somebody else`)
    await take(database(), 'call', who)
  })

  it('can be scaled and switched off', async () => {
    const scaled = await limiter({ ...variables, RATE_LIMITS: '0.05' })
    const who = `${where} scaled ${Date.now()}`
    for (let count = 0; count < 3; count++) await scaled(database(), 'send', who)
    await expect(scaled(database(), 'send', who)).rejects.toMatchObject({ code: 'rate_limited' })
    const off = await limiter({ ...variables, RATE_LIMITS: 'off' })
    await off(database(), 'send', who)
  })
})
