import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { projectRoot } from '@/lib/environment'
import { parentOf, processState } from '@/server/process-state'

let directory = ''
beforeEach(() => { directory = mkdtempSync(path.join(tmpdir(), 'parley-runner-')) })
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** A stand-in for npm: a program of that name that runs a shell that runs us. */
async function run(): Promise<{ npm: ChildProcess; pid: number }> {
  const program = path.join(directory, 'npm')
  writeFileSync(program, `require('node:child_process').spawn('/bin/sh', ['-c', '"$0" --import tsx server/fixtures/watch-runner.ts; true', process.execPath], { stdio: 'inherit' })`)
  const npm = spawn(process.execPath, [program], { cwd: projectRoot, env: { ...process.env, npm_lifecycle_event: 'start' }, stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((resolve) => npm.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))))
  return { npm, pid }
}

async function untilGone(pid: number): Promise<void> {
  while (processState(pid).running) await sleep(20)
}

test('the process ends when npm was killed', async () => {
  const { npm, pid } = await run()
  expect(processState(pid).running).toBe(true)
  npm.kill('SIGKILL')
  await untilGone(pid)
})

test('the process ends when the shell between npm and it was killed', async () => {
  const { npm, pid } = await run()
  process.kill(parentOf(pid), 'SIGKILL')
  await untilGone(pid)
  npm.kill('SIGKILL')
})

vi.setConfig({ testTimeout: 30_000 })
