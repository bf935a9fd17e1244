import { describe, expect, it, vi } from 'vitest'

// What may be believed is read from the environment once, so each test loads the functions anew.
async function under(variables: Record<string, string>) {
  vi.resetModules()
  for (const name of ['TRUST_PROXY', 'PARLEY_FORWARDS', 'PUBLIC_URL', 'NEXTAUTH_URL']) vi.stubEnv(name, variables[name] ?? (name.endsWith('URL') ? '' : '0'))
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

describe('originOf', () => {
  const headers: Record<string, string> = { host: '192.0.2.1:3000', 'x-forwarded-host': 'chat.example', 'x-forwarded-proto': 'https' }
  const call = { header: (name: string) => headers[name] }

  it('is as the call was addressed, through a proxy that is believed too', async () => {
    expect((await under({})).originOf(call)).toBe('http://192.0.2.1:3000')
    expect((await under({ TRUST_PROXY: '1' })).originOf(call)).toBe('https://chat.example')
  })

  it('is what whoever runs the server says, unless that is for one machine alone', async () => {
    expect((await under({ PUBLIC_URL: 'https://parley.example/' })).originOf(call)).toBe('https://parley.example')
    expect((await under({ NEXTAUTH_URL: 'http://localhost:3000' })).originOf(call)).toBe('http://192.0.2.1:3000')
  })

  it('is nothing where nobody says anything sensible', async () => {
    const { originOf } = await under({})
    for (const host of [undefined, 'a b', '/', '']) expect(originOf({ header: () => host })).toBe('')
  })
})
