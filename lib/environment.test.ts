import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { authSecret, databaseUrl, EnvironmentError, projectRoot, readEnvironment, requireEnvironment } from '@/lib/environment'

const long = 'x'.repeat(32)

function mistakesOf(source: Record<string, string>): string[] {
  try {
    readEnvironment(source)
  } catch (error) {
    if (error instanceof EnvironmentError) return error.mistakes
    throw error
  }
  return []
}

describe('readEnvironment', () => {
  test('an empty environment is the self-hosted default', () => {
    expect(readEnvironment({})).toEqual({
      mode: 'production',
      serverless: false,
      dataDir: path.join(projectRoot, 'data'),
      server: { host: 'localhost', port: 3000, publicUrl: null, trustProxy: false, trustForwarded: false },
      database: { url: null },
      pusher: null,
      hub: null,
      auth: { secret: null, trustHost: false, github: null, google: null },
      administrator: null,
      demo: true,
      rateLimits: { enabled: true, multiplier: 1 },
      logLevel: 'info',
      metricsToken: null,
      contractDelete: 'everyone',
      appealText: expect.stringContaining('ask the people who run this server'),
      bucket: null,
      network: { allow: [] },
      test: { enabled: false, hub: true },
    })
  })

  test.each([
    ['NODE_ENV', 'staging', 'development, production or test'],
    ['DATABASE_URL', 'mysql://localhost/x', 'postgres://'],
    ['DATABASE_URL', 'not a url', 'postgres://'],
    ['PORT', '70000', '0 to 65535'],
    ['PORT', '3000x', '0 to 65535'],
    ['HOST', 'http://localhost', 'host name or an IP address'],
    ['PUBLIC_URL', 'parley.example', 'http:// or https://'],
    ['NEXTAUTH_URL', 'ftp://parley.example', 'http:// or https://'],
    ['NEXTAUTH_SECRET', 'short', '32 characters'],
    ['AUTH_SECRET', 'short', '32 characters'],
    ['AUTH_TRUST_HOST', 'maybe', '1 or 0'],
    ['TRUST_PROXY', 'maybe', '1 or 0'],
    ['DEMO', '2', '1 or 0'],
    ['RATE_LIMITS', '-1', 'on, off, or a positive number'],
    ['RATE_LIMITS', 'Infinity', 'on, off, or a positive number'],
    ['LOG_LEVEL', 'loud', 'fatal, error'],
    ['METRICS_TOKEN', 'short', '16 characters'],
    ['S3_ENDPOINT', 'storage:9000', 'http:// or https://'],
    ['ALLOW_NETWORKS', '10.0.0.0/8,everything', 'networks like 10.0.0.0/8'],
  ])('%s=%s is a mistake that says what it must be', (name, value, rule) => {
    const mistakes = mistakesOf({ [name]: value })
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toMatch(new RegExp(`^${name} `))
    expect(mistakes[0]).toContain(rule)
  })

  test.each([
    [{ ADMIN_USERNAME: 'root' }, 'ADMIN_PASSWORD is not set'],
    [{ ADMIN_PASSWORD: 'long enough' }, 'ADMIN_USERNAME is not set'],
    [{ ADMIN_USERNAME: 'root', ADMIN_PASSWORD: 'short' }, 'at least 8 characters'],
    [{ ADMIN_USERNAME: 'a b', ADMIN_PASSWORD: 'long enough' }, 'ADMIN_USERNAME is "a b"'],
    [{ GITHUB_ID: 'a' }, 'GITHUB_SECRET is not set'],
    [{ GOOGLE_SECRET: 'a' }, 'GOOGLE_ID is not set'],
    [{ PUSHER_KEY: 'a' }, 'PUSHER_APP_ID and PUSHER_SECRET and PUSHER_CLUSTER (or PUSHER_HOST) are not set'],
    [{ PUSHER_APP_ID: '1', PUSHER_KEY: 'a', PUSHER_SECRET: 'b' }, 'PUSHER_CLUSTER (or PUSHER_HOST) is not set'],
    [{ PUSHER_CLUSTER: 'eu' }, 'PUSHER_APP_ID and PUSHER_KEY and PUSHER_SECRET are not set'],
    [{ VERCEL: '1', NEXTAUTH_SECRET: long }, 'DATABASE_URL is not set'],
    [{ VERCEL: '1', DATABASE_URL: 'postgres://h/d' }, 'NEXTAUTH_SECRET is not set'],
  ])('%j is a mistake', (source, message) => {
    const mistakes = mistakesOf(source)
    expect(mistakes).toHaveLength(1)
    expect(mistakes[0]).toContain(message)
  })

  test.each([
    [{ PUSHER_CLUSTER: 'a b' }, 'PUSHER_CLUSTER is "a b"'],
    [{ PUSHER_HOST: 'ws://h' }, 'PUSHER_HOST is "ws://h"'],
    [{ PUSHER_HOST: 'h', PUSHER_PORT: 'x' }, 'PUSHER_PORT is "x"'],
    [{ PUSHER_HOST: 'h', PUSHER_SCHEME: 'ws' }, 'PUSHER_SCHEME is "ws"'],
  ])('%j beside a complete Pusher configuration is one mistake', (source, message) => {
    const mistakes = mistakesOf({ PUSHER_APP_ID: '1', PUSHER_KEY: 'a', PUSHER_SECRET: 'b', ...source })
    expect(mistakes).toEqual([expect.stringContaining(message)])
  })

  test('all mistakes are told at once', () => {
    expect(mistakesOf({ PORT: 'x', DEMO: 'x', GITHUB_ID: 'a' })).toHaveLength(3)
  })

  test('a secret is never repeated in a message', () => {
    expect(mistakesOf({ NEXTAUTH_SECRET: 'hunter2' }).join()).not.toContain('hunter2')
    expect(mistakesOf({ DATABASE_URL: 'mysql://u:hunter2@h/d' }).join()).not.toContain('hunter2')
  })

  test('an empty value is as good as none', () => {
    expect(readEnvironment({ PORT: '', PUSHER_KEY: ' ', DATABASE_URL: '' })).toEqual(readEnvironment({}))
  })

  test('hosted Pusher is reached over TLS', () => {
    expect(readEnvironment({ PUSHER_APP_ID: '1', PUSHER_KEY: 'k', PUSHER_SECRET: 's', PUSHER_CLUSTER: 'eu' }).pusher)
      .toEqual({ appId: '1', key: 'k', secret: 's', cluster: 'eu', host: null, port: 443, scheme: 'https' })
  })

  test('a Pusher-compatible server on a port of its own is reached in the clear unless PUSHER_SCHEME says otherwise', () => {
    const source = { PUSHER_APP_ID: '1', PUSHER_KEY: 'k', PUSHER_SECRET: 's', PUSHER_HOST: 'soketi.local', PUSHER_PORT: '6001' }
    expect(readEnvironment(source).pusher).toMatchObject({ host: 'soketi.local', port: 6001, scheme: 'http', cluster: null })
    expect(readEnvironment({ ...source, PUSHER_SCHEME: 'https' }).pusher).toMatchObject({ port: 6001, scheme: 'https' })
  })

  test('RATE_LIMITS is on, off or a factor', () => {
    expect(readEnvironment({ RATE_LIMITS: 'off' }).rateLimits).toEqual({ enabled: false, multiplier: 1 })
    expect(readEnvironment({ RATE_LIMITS: 'on' }).rateLimits).toEqual({ enabled: true, multiplier: 1 })
    expect(readEnvironment({ RATE_LIMITS: '2.5' }).rateLimits).toEqual({ enabled: true, multiplier: 2.5 })
    expect(readEnvironment({ RATE_LIMITS: '0' }).rateLimits.enabled).toBe(false)
  })

  test('a relative DATA_DIR lies below the project, wherever the command is run', () => {
    expect(readEnvironment({ DATA_DIR: './elsewhere' }).dataDir).toBe(path.join(projectRoot, 'elsewhere'))
    expect(readEnvironment({ DATA_DIR: '/var/lib/parley' }).dataDir).toBe('/var/lib/parley')
  })

  test('test switches do nothing outside tests', () => {
    expect(readEnvironment({ PARLEY_TEST_HUB: 'off' }).test).toEqual({ enabled: false, hub: true })
    expect(readEnvironment({ PARLEY_TEST_HUB: 'off', PARLEY_TEST: '1' }).test).toEqual({ enabled: true, hub: false })
    expect(readEnvironment({ PARLEY_TEST_HUB: 'off', NODE_ENV: 'test' }).test).toEqual({ enabled: true, hub: false })
  })

  test('the demo cast lives on the embedded database only', () => {
    const url = 'postgres://h/d'
    expect(readEnvironment({ DATABASE_URL: url }).demo).toBe(false)
    expect(readEnvironment({ DATABASE_URL: url, DEMO: '1' }).demo).toBe(false)
    expect(readEnvironment({ DATABASE_URL: url, PARLEY_EMBEDDED_DATABASE: '1' }).demo).toBe(true)
    expect(readEnvironment({ DATABASE_URL: url, PARLEY_EMBEDDED_DATABASE: '1', DEMO: '0' }).demo).toBe(false)
    expect(readEnvironment({ DEMO: '0' }).demo).toBe(false)
  })

  test('what the launcher has still to make is asked for clearly when it is missing', () => {
    expect(() => databaseUrl(readEnvironment({}))).toThrow(/DATABASE_URL is not set/)
    expect(() => authSecret(readEnvironment({}))).toThrow(/NEXTAUTH_SECRET is not set/)
    expect(databaseUrl(readEnvironment({ DATABASE_URL: 'postgresql://h/d' }))).toBe('postgresql://h/d')
    expect(authSecret(readEnvironment({ AUTH_SECRET: long }))).toBe(long)
  })
})

describe('requireEnvironment', () => {
  test('a process that serves needs a database and a secret, and both are told at once', () => {
    expect(() => requireEnvironment({})).toThrow(/2 mistakes[^]*DATABASE_URL is not set[^]*NEXTAUTH_SECRET is not set/)
    expect(() => requireEnvironment({ DATABASE_URL: 'postgres://h/d' })).toThrow(/a mistake[^]*NEXTAUTH_SECRET is not set/)
    expect(requireEnvironment({ DATABASE_URL: 'postgres://h/d', NEXTAUTH_SECRET: long }).auth.secret).toBe(long)
  })

  test('other mistakes are told as ever', () => {
    expect(() => requireEnvironment({ PORT: 'x', RATE_LIMITS: 'maybe' })).toThrow(/2 mistakes/)
  })
})
