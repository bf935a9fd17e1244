import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { LockedError, waitForLock, type Lock } from '@/server/lock'
import { chooseAccount, type Account } from '@/server/embedded-postgres/account'
import { locateBinaries } from '@/server/embedded-postgres/binaries'
import { ensureCluster, readClusterFile, writeClusterFile, type ClusterFile } from '@/server/embedded-postgres/cluster'
import { adoptPostmaster, launchPostmaster, PortTakenError, stopPostmaster, type Postmaster, type Settings } from '@/server/embedded-postgres/postmaster'
import { freePort, isFree } from '@/server/ports'
import { processState } from '@/server/process-state'

export type PostgresOptions = {
  /** Made where it does not exist. One process at a time may use it. */
  dataDir: string
  report: (message: string) => void
  /** Server settings over ours, for instance `{ fsync: 'off' }` in tests. They hold from the next real start on, not for an adopted server. */
  settings?: Settings
  /** Milliseconds to wait for another process that uses the data directory, in case it is about to stop. */
  patience?: number
  /** Called when Postgres has died while we ran and could not be brought back. */
  onLost?: (error: Error) => void
}

/** `url` names the maintenance database `postgres`; see `ensureDatabase`. */
export type RunningPostgres = { url: string; port: number; stop(): Promise<void> }

/**
 * Runs the embedded Postgres on a data directory: starts it, or takes over the one that an earlier process left running,
 * and starts it again at the same address if it dies (docs: design section 6).
 */
export async function startPostgres({ dataDir, report, settings = {}, patience = 0, onLost = () => {} }: PostgresOptions): Promise<RunningPostgres> {
  const directory = makeDataDirectory(dataDir)
  const lock = await lockDataDirectory(directory, patience)
  try {
    const file = readClusterFile(directory)
    const account = chooseAccount(directory, locateBinaries(path.join(directory, 'postgres-libraries')), file.home)
    const home = account.home === directory ? null : account.home
    if (home !== file.home) writeClusterFile(directory, { ...file, home })
    const cluster = await ensureCluster(account, file, settings.fsync !== 'off')
    const bringUp = (port: number | null) => bringUpPostmaster(account, cluster, port, { ...defaultSettings(), ...settings }, path.join(directory, 'postgres.log'))
    const postmaster = await bringUp(file.port)
    if (postmaster.port !== file.port) writeClusterFile(directory, { ...file, home, port: postmaster.port })
    const url = `postgres://${file.user}:${file.password}@127.0.0.1:${postmaster.port}/postgres`
    await requireLogin(url, file)
    return { url, port: postmaster.port, stop: supervise(postmaster, bringUp, lock, report, onLost) }
  } catch (error) {
    lock.release()
    throw error
  }
}

/** The address of database `name` on the server of `url`; the database is made where it does not exist. */
export async function ensureDatabase(url: string, name: string): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    const found = await sql`select 1 from pg_database where datname = ${name}`
    if (found.length === 0) await sql`create database ${sql(name)}`.catch(ignoreDuplicate)
  } finally {
    await sql.end()
  }
  const address = new URL(url)
  address.pathname = `/${encodeURIComponent(name)}`
  return address.toString()
}

function makeDataDirectory(dataDir: string): string {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (error) {
    throw new Error(`The data directory ${dataDir} cannot be used by user ${process.getuid?.() ?? ''}: ${(error as Error).message}. Start Parley as the user who owns it, or set DATA_DIR to another directory.`, { cause: error })
  }
}

async function lockDataDirectory(directory: string, patience: number): Promise<Lock> {
  try {
    return await waitForLock(path.join(directory, 'postgres.lock'), patience)
  } catch (error) {
    if (error instanceof LockedError) throw new Error(`Another Parley (process ${error.pid}) is already running on ${directory}. Stop it, or set DATA_DIR to another directory.`)
    throw error
  }
}

/** Everything acknowledged is durable (fsync, synchronous_commit, full_page_writes), and only this machine can connect. */
function defaultSettings(): Settings {
  const megabyte = 1024 * 1024
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: `${Math.max(64, Math.min(256, Math.floor(totalmem() / megabyte / 8)))}MB`,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
  }
}

async function bringUpPostmaster(account: Account, cluster: string, wanted: number | null, settings: Settings, logFile: string): Promise<Postmaster> {
  const adopted = await adoptPostmaster(cluster)
  if (adopted) return adopted
  for (let attempt = 1; ; attempt++) {
    const port = wanted !== null && (attempt > 1 || await isFree(wanted)) && attempt <= 2 ? wanted : await freePort()
    try {
      return await launchPostmaster(account, cluster, port, settings, logFile)
    } catch (error) {
      if (!(error instanceof PortTakenError) || attempt === 5) throw error
    }
  }
}

/** Watches the postmaster and brings it back, at the same port since the address has been handed out. @returns how to stop it. */
function supervise(first: Postmaster, bringUp: (port: number) => Promise<Postmaster>, lock: Lock, report: (message: string) => void, onLost: (error: Error) => void): () => Promise<void> {
  let current = first
  let recovery: Promise<void> | null = null
  let stopped: Promise<void> | null = null
  const recover = async () => {
    report('Postgres stopped unexpectedly; starting it again')
    for (let attempt = 1; !stopped; attempt++) {
      try {
        const next = await bringUp(first.port)
        if (next.port === first.port) {
          current = next
          return
        }
        await stopPostmaster(next.pid)
        throw new PortTakenError(`Port ${first.port} was taken by another program while Postgres restarted.`)
      } catch (error) {
        if (attempt === 5) return onLost(error as Error)
        await sleep(attempt * 500)
      }
    }
  }
  const watch = setInterval(() => {
    if (!recovery && !processState(current.pid).running) recovery = recover().finally(() => { recovery = null })
  }, 250)
  watch.unref()
  // An exit without stop() (a crash of ours) cannot wait, but need not leave Postgres behind for ever.
  const onExit = () => { if (processState(current.pid).running) process.kill(current.pid, 'SIGINT') }
  process.once('exit', onExit)
  const stop = async () => {
    clearInterval(watch)
    await recovery
    await stopPostmaster(current.pid)
    process.off('exit', onExit)
    lock.release()
  }
  return () => stopped ??= stop()
}

async function requireLogin(url: string, file: ClusterFile): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10 })
  try {
    await sql`select 1`
  } catch (error) {
    throw new Error(`Postgres runs, but does not let ${file.user} in with the password of postgres.json.`, { cause: error })
  } finally {
    await sql.end()
  }
}

function ignoreDuplicate(error: unknown): void {
  // Two callers at once: duplicate_database, or a unique violation inside the catalogue.
  const code = (error as { code?: string }).code
  if (code !== '42P04' && code !== '23505') throw error
}
