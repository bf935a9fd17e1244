import { describe, expect, it, vi } from 'vitest'

// What may be believed is read from the environment once, so each test loads the functions anew.
async function under(variables: Record<string, string>) {
  vi.resetModules()
  for (const name of ['TRUST_PROXY', 'PARLEY_FORWARDS']) vi.stubEnv(name, variables[name] ?? '0')
  return import('./address')
}

describe('forwardedAddress', () => {
  it('believes nobody by default', async () => {
    const { forwardedAddress } = await under({})
    expect(forwardedAddress('203.0.113.7')).toBe('unknown')
  })

  it.each(['TRUST_PROXY', 'PARLEY_FORWARDS'])('takes the nearest hop’s word under %s', async name => {
    const { forwardedAddress } = await under({ [name]: '1' })
    expect(forwardedAddress('198.51.100.1, 203.0.113.7')).toBe('203.0.113.7')
    expect(forwardedAddress(undefined)).toBe('unknown')
  })
})
