import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { acquireLock, LockedError } from '@/server/lock'
import { processState } from '@/server/process-state'

let directory = ''
let file = ''
beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'parley-lock-'))
  file = path.join(directory, 'lock')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

test('a lock is held once until it is released', () => {
  const lock = acquireLock(file)
  expect(() => acquireLock(file)).toThrow(LockedError)
  lock.release()
  acquireLock(file).release()
  expect(readdirSync(directory)).toEqual([])
})

test('the lock of a process that is gone, or of another one under its id, is void', () => {
  for (const stale of [{ pid: 2 ** 22 - 1, startedAt: 'x' }, { pid: process.pid, startedAt: 'earlier' }]) {
    writeFileSync(file, JSON.stringify({ holders: [stale], token: 'stale' }))
    acquireLock(file).release()
  }
})

test('a lock that is shared outlives either holder, not both', async () => {
  const start = () => {
    const child = spawn('sleep', ['60'])
    return { child, exited: new Promise((resolve) => child.once('exit', resolve)) }
  }
  const [first, second] = [start(), start()]
  const lock = acquireLock(file)
  lock.shareWith(first.child.pid ?? 0)
  first.child.kill('SIGKILL')
  await first.exited
  expect(() => acquireLock(file)).toThrow(`process ${process.pid}`)

  lock.shareWith(second.child.pid ?? 0)
  const shared = JSON.parse(readFileSync(file, 'utf8')) as { holders: { pid: number }[] }
  writeFileSync(file, JSON.stringify({ ...shared, holders: shared.holders.filter(({ pid }) => pid !== process.pid) }))
  expect(() => acquireLock(file)).toThrow(`process ${second.child.pid}`)
  second.child.kill('SIGKILL')
  await second.exited
  acquireLock(file).release()
})

test('a process that has ended but was not waited for counts as gone', async () => {
  const parent = spawn('/bin/sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const zombie = await new Promise<number>((resolve) => parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))))
  while (processState(zombie).running) await new Promise((resolve) => setTimeout(resolve, 10))
  expect(processState(zombie)).toEqual({ running: false })
  parent.kill('SIGKILL')
})
