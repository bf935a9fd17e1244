import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepSecrets } from '@/server/secrets'

let dataDir = ''
beforeEach(() => { dataDir = mkdtempSync(path.join(tmpdir(), 'parley-secrets-')) })
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

test('secrets are made once and kept, readable by their owner only', () => {
  const made = keepSecrets(dataDir)
  expect(made.auth.length).toBeGreaterThanOrEqual(32)
  expect(made.hub.appId).toMatch(/^\d+$/)
  expect(keepSecrets(dataDir)).toEqual(made)
  expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600)
})

test('two installations never share a secret', () => {
  const other = path.join(dataDir, 'other')
  expect(keepSecrets(other)).not.toEqual(keepSecrets(dataDir))
})

test('a secret that is missing from the file is added and the others stay', () => {
  const { auth } = keepSecrets(dataDir)
  writeFileSync(path.join(dataDir, 'secrets.json'), JSON.stringify({ auth, later: 'kept' }))
  expect(keepSecrets(dataDir).auth).toBe(auth)
  expect(JSON.parse(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8'))).toMatchObject({ auth, later: 'kept', hub: { appId: expect.stringMatching(/^\d+$/) } })
})

test.each(['', '{', '[]', '{"auth":"short"}'])('a damaged file (%j) is reported, never replaced', (content) => {
  writeFileSync(path.join(dataDir, 'secrets.json'), content)
  expect(() => keepSecrets(dataDir)).toThrow(/secrets\.json cannot be read/)
  expect(readFileSync(path.join(dataDir, 'secrets.json'), 'utf8')).toBe(content)
})
