import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { projectRoot } from '@/lib/environment'
import { freePort } from '@/server/ports'

let dataDir = ''
beforeEach(() => { dataDir = mkdtempSync(path.join(tmpdir(), 'parley-main-')) })
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Runs the launcher until it ends by itself. */
function launch(variables: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(projectRoot, 'server/main.ts')], {
    cwd: projectRoot,
    env: { NODE_ENV: 'production', PATH: process.env.PATH, DATA_DIR: dataDir, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })))
}

test('mistakes in the environment end the start, all of them told', async () => {
  const { code, output } = await launch({ PORT: 'x', DEMO: 'perhaps', GITHUB_ID: 'a' })
  expect(code).toBe(1)
  expect(output).toContain('3 mistakes')
  for (const name of ['PORT is "x"', 'DEMO is "perhaps"', 'GITHUB_SECRET is not set']) expect(output).toContain(name)
  expect(output).not.toMatch(/^\s+at /m)
})

test('a port in use ends the start before anything else happens', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { code, output } = await launch({ PORT: String(port), HOST: '127.0.0.1' })
  other.close()
  expect(code).toBe(1)
  expect(output).toContain(`Port ${port} is in use by another program. Stop that program, or set PORT to another number.`)
  expect(output).not.toContain('Postgres')
})

vi.setConfig({ testTimeout: 60_000 })
