import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnAs, type Account } from '@/server/embedded-postgres/account'
import { processesIn, processState, worksIn } from '@/server/process-state'

export type Postmaster = { pid: number; port: number }
export type Settings = Record<string, string>

/** Somebody else listens at the port. */
export class PortTakenError extends Error {}

const seconds = 1000

/**
 * The postmaster of an earlier start that still runs on the cluster (our process was killed, Postgres lived on), once it is ready.
 * Where there is none, what it may have left behind is cleared away.
 */
export async function adoptPostmaster(cluster: string): Promise<Postmaster | null> {
  const found = readPidFile(cluster)
  if (!found) return null
  if (isPostmaster(found.pid, cluster)) {
    if (found.status !== 'stopping') {
      const adopted = await untilReady(found.pid, cluster, () => isPostmaster(found.pid, cluster))
      if (adopted) return adopted
    }
    if (!await untilGone(found.pid, 30 * seconds)) await stopPostmaster(found.pid)
  }
  await clearRemains(cluster)
  return null
}

/** Starts a postmaster that outlives us when we are killed, and waits until it accepts connections. */
export async function launchPostmaster(account: Account, cluster: string, port: number, settings: Settings, logFile: string): Promise<Postmaster> {
  if (existsSync(logFile) && statSync(logFile).size > 10_000_000) renameSync(logFile, `${logFile}.1`)
  const log = openSync(logFile, 'a', 0o600)
  const logged = statSync(logFile).size
  const args = ['-D', cluster, ...Object.entries({ ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // A session of its own: Ctrl-C in the terminal is for us, and we stop Postgres in our order.
  const child = spawnAs(account, account.binaries.postgres, args, { stdio: ['ignore', log, log], detached: true })
  closeSync(log)
  child.unref()
  let failure: Error | null = null
  let ended = false
  child.on('error', (error) => { failure = error })
  child.on('exit', () => { ended = true })
  const pid = child.pid
  const ready = pid === undefined ? null : await untilReady(pid, cluster, () => !ended)
  if (ready) return ready
  const said = readFileSync(logFile).subarray(logged).toString().trim()
  if (/Address already in use/.test(said)) throw new PortTakenError(`Port ${port} is taken.`)
  throw failure ?? new Error(`Postgres did not start:\n${said}`)
}

/** Fast shutdown: open transactions are rolled back, everything is written; then harder ways. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, patience] of [['SIGINT', 5 * seconds], ['SIGQUIT', 2 * seconds], ['SIGKILL', 1 * seconds]] as const) {
    if (!processState(pid).running) return
    process.kill(pid, signal)
    if (await untilGone(pid, patience)) return
  }
}

function isPostmaster(pid: number, cluster: string): boolean {
  return processState(pid).running && worksIn(pid, cluster)
}

async function untilReady(pid: number, cluster: string, goesOn: () => boolean): Promise<Postmaster | null> {
  // Recovery after a crash may take minutes, and cannot be hurried.
  while (goesOn()) {
    const file = readPidFile(cluster)
    if (file?.pid === pid && file.status === 'ready') return { pid, port: file.port }
    if (file?.pid === pid && file.status === 'stopping') return null
    await sleep(20)
  }
  return null
}

async function untilGone(pid: number, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience
  while (processState(pid).running) {
    if (Date.now() > deadline) return false
    await sleep(20)
  }
  return true
}

/**
 * A postmaster that was killed leaves its pid file and, for a moment, its children. Postgres itself refuses to start
 * where the file names a living process, be it a zombie or somebody else's under a reused id; and two generations must not
 * write to one cluster, so the children end first.
 */
async function clearRemains(cluster: string): Promise<void> {
  const patience = Date.now() + 3 * seconds
  for (let left = processesIn(cluster); left.length > 0; left = processesIn(cluster)) {
    if (Date.now() > patience) for (const pid of left) process.kill(pid, 'SIGKILL')
    await sleep(20)
  }
  rmSync(path.join(cluster, 'postmaster.pid'), { force: true })
}

/** postmaster.pid: line 1 the process, line 4 the port, line 8 the state. */
function readPidFile(cluster: string): { pid: number; port: number; status: string } | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
