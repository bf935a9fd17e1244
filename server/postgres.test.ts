import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterEach, expect, test, vi } from 'vitest'
import { projectRoot } from '@/lib/environment'
import { processState } from '@/server/process-state'
import { ensureDatabase, startPostgres, type RunningPostgres } from '@/server/postgres'

const cleanups: (() => Promise<void> | void)[] = []

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup()
})

function temporaryDirectory(name = 'parley-postgres-'): string {
  const directory = realpathSync(mkdtempSync(path.join(tmpdir(), name)))
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }))
  return path.join(directory, 'data')
}

async function start(dataDir: string, report: (message: string) => void = () => {}): Promise<RunningPostgres> {
  const running = await startPostgres({ dataDir, report, settings: { fsync: 'off' } })
  cleanups.push(() => running.stop())
  return running
}

/** A process of its own that runs Postgres, so that it can be killed. */
async function startElsewhere(dataDir: string): Promise<{ process: ChildProcess; port: number; exited: Promise<unknown> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(projectRoot, 'server/fixtures/hold-postgres.ts'), dataDir], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = new Promise((resolve) => child.once('exit', resolve))
  cleanups.push(async () => { child.kill('SIGKILL'); await exited })
  for await (const line of createInterface({ input: child.stdout })) return { process: child, port: (JSON.parse(line) as { port: number }).port, exited }
  throw new Error('The program ended before Postgres was up.')
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...await sql.unsafe(text)]
  } finally {
    await sql.end()
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!await condition()) await sleep(20)
}

test('a data directory with spaces in its path gets a Postgres that only this machine, with the password, can reach', async () => {
  const dataDir = temporaryDirectory('parley with spaces ')
  const running = await start(dataDir)
  const [settings] = await query(running.url, `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
    (select datlocprovider::text || ' ' || datlocale || ' ' || datctype from pg_database where datname = 'postgres') as locale`)
  expect(settings).toEqual({ addresses: '127.0.0.1', sockets: '', locale: 'b C.UTF-8 C.UTF-8' })
  const wrong = new URL(running.url)
  wrong.password = 'guess'
  await expect(query(wrong.toString(), 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
})

test('what was committed is there after a stop and a start, at the same port', async () => {
  const dataDir = temporaryDirectory()
  const first = await start(dataDir)
  await query(first.url, 'create table kept as select 42 as answer')
  await first.stop()
  expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  const second = await start(dataDir)
  expect(second.port).toBe(first.port)
  expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('durable settings are on unless a test asks otherwise', async () => {
  const running = await startPostgres({ dataDir: temporaryDirectory(), report: () => {} })
  cleanups.push(() => running.stop())
  expect(await query(running.url, `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by name`))
    .toEqual([{ name: 'fsync', setting: 'on' }, { name: 'full_page_writes', setting: 'on' }, { name: 'synchronous_commit', setting: 'on' }])
})

test('a second start on the same data directory is refused and leaves the first alone', async () => {
  const dataDir = temporaryDirectory()
  const first = await start(dataDir)
  await expect(startPostgres({ dataDir, report: () => {} })).rejects.toThrow(`Another Parley (process ${process.pid}) is already running on ${dataDir}`)
  expect(await query(first.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a Postgres whose launcher was killed is taken over, not started anew', async () => {
  const dataDir = temporaryDirectory()
  const elsewhere = await startElsewhere(dataDir)
  const orphan = postmasterPid(dataDir)
  elsewhere.process.kill('SIGKILL')
  await elsewhere.exited
  expect(processState(orphan).running).toBe(true)

  const running = await start(dataDir)
  expect(running.port).toBe(elsewhere.port)
  expect(postmasterPid(dataDir)).toBe(orphan)
  await running.stop()
  expect(processState(orphan).running).toBe(false)
})

test('a Postgres that was killed is started again at the same address while we run', async () => {
  const dataDir = temporaryDirectory()
  const reports: string[] = []
  const running = await start(dataDir, (message) => reports.push(message))
  await query(running.url, 'create table kept as select 42 as answer')
  const killed = postmasterPid(dataDir)
  process.kill(killed, 'SIGKILL')
  await until(() => query(running.url, 'select answer from kept').then((rows) => rows.length === 1, () => false))
  expect(postmasterPid(dataDir)).not.toBe(killed)
  expect(reports).toEqual(['Postgres stopped unexpectedly; starting it again'])
})

test('Postgres and its launcher both killed: the next start recovers what was committed', async () => {
  const dataDir = temporaryDirectory()
  const elsewhere = await startElsewhere(dataDir)
  elsewhere.process.kill('SIGKILL')
  await elsewhere.exited
  const orphan = postmasterPid(dataDir)
  process.kill(orphan, 'SIGKILL')
  await until(() => !processState(orphan).running)
  const running = await start(dataDir)
  expect(postmasterPid(dataDir)).not.toBe(orphan)
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file that names a living process of somebody else is no obstacle', async () => {
  const dataDir = temporaryDirectory()
  const first = await start(dataDir)
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid')
  const content = readFileSync(pidFile, 'utf8')
  await first.stop()
  writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)))
  const second = await start(dataDir)
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file that names a zombie is no obstacle', async () => {
  const dataDir = temporaryDirectory()
  const first = await start(dataDir)
  const pidFile = path.join(dataDir, 'postgres', 'postmaster.pid')
  const content = readFileSync(pidFile, 'utf8')
  await first.stop()
  // The shell becomes a sleep that never asks after its child.
  const parent = spawn('/bin/sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  cleanups.push(() => void parent.kill('SIGKILL'))
  const zombie = await new Promise<number>((resolve) => parent.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))))
  await until(() => !processState(zombie).running)
  writeFileSync(pidFile, content.replace(/^\d+/, String(zombie)))
  const second = await start(dataDir)
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a start that was killed while it made the database leaves no half of one', async () => {
  const dataDir = temporaryDirectory()
  const launcher = spawn(process.execPath, ['--import', 'tsx', path.join(projectRoot, 'server/fixtures/hold-postgres.ts'), dataDir], { cwd: projectRoot, stdio: 'ignore' })
  const exited = new Promise((resolve) => launcher.once('exit', resolve))
  await until(() => existsSync(path.join(dataDir, 'postgres.json')))
  launcher.kill('SIGKILL')
  await exited
  const running = await start(dataDir)
  expect(await query(running.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('ensureDatabase makes a database once, also for callers at the same time', async () => {
  const running = await start(temporaryDirectory())
  const addresses = await Promise.all([1, 2, 3, 4].map(() => ensureDatabase(running.url, 'parley')))
  expect(new Set(addresses)).toEqual(new Set([running.url.replace(/\/postgres$/, '/parley')]))
  expect(await query(addresses[0] ?? '', 'select current_database() as name')).toEqual([{ name: 'parley' }])
})

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })
