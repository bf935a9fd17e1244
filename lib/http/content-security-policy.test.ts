import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy } from './content-security-policy'

const nonce = 'bm9uY2U='
const server = { appId: '1', key: 'key', secret: 'secret', cluster: null, host: null, port: 443, scheme: 'https' as const }

function directive(policy: string, name: string): string | undefined {
  return policy.split('; ').find(part => part.startsWith(`${name} `))
}

describe('the content security policy', () => {
  it('runs only scripts with the nonce and what they load', () => {
    const policy = contentSecurityPolicy({ nonce, pusher: null, development: false })
    expect(directive(policy, 'script-src')).toBe("script-src 'nonce-bm9uY2U=' 'strict-dynamic'")
  })

  it('connects to nothing but itself with the embedded hub', () => {
    const policy = contentSecurityPolicy({ nonce, pusher: null, development: false })
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self'")
    expect(policy).not.toContain('http')
  })

  it('adds the socket of a hosted Pusher cluster', () => {
    const policy = contentSecurityPolicy({ nonce, pusher: { ...server, cluster: 'eu' }, development: false })
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self' wss://ws-eu.pusher.com")
  })

  it('adds the socket of a Pusher-compatible server', () => {
    const policy = contentSecurityPolicy({ nonce, pusher: { ...server, host: 'hub.example', port: 6001, scheme: 'http' }, development: false })
    expect(directive(policy, 'connect-src')).toBe("connect-src 'self' ws://hub.example:6001")
  })
})
