import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { processState } from '@/server/process-state'

export type Lock = {
  release(): void
  /** From now on the lock lives as long as process `pid` does, which goes on with the work even if we are killed. */
  handTo(pid: number): void
}

/** Another living process holds the lock. */
export class LockedError extends Error {
  constructor(readonly file: string, readonly pid: number) {
    super(`${file} is held by process ${pid}.`)
    this.name = 'LockedError'
  }
}

type Holder = { pid: number; startedAt: string; token: string }

/**
 * Takes a lock that ends with its process: a file that names the holder, void as soon as the holder is gone (also after kill -9).
 * @throws LockedError while another process, or this one already, holds it.
 */
export function acquireLock(file: string): Lock {
  const self = holderOf(process.pid)
  const draft = `${file}.${self.token}`
  writeFileSync(draft, JSON.stringify(self))
  try {
    for (;;) {
      if (claim(draft, file)) break
      const holder = readHolder(file)
      if (holder && isAlive(holder)) throw new LockedError(file, holder.pid)
      if (holder) removeStale(file, holder, `${draft}.stale`)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    release: () => { if (readHolder(file)?.token === self.token) rmSync(file, { force: true }) },
    handTo: (pid) => {
      writeFileSync(draft, JSON.stringify({ ...holderOf(pid), token: self.token }))
      renameSync(draft, file)
    },
  }
}

/** Takes a lock, now or within `patience` milliseconds. `onWait` is told once who holds it. @throws LockedError */
export async function waitForLock(file: string, patience: number, options: { onWait?: (pid: number) => void; signal?: AbortSignal } = {}): Promise<Lock> {
  const deadline = Date.now() + patience
  for (let told = false; ; told = true) {
    try {
      return acquireLock(file)
    } catch (error) {
      if (!(error instanceof LockedError) || Date.now() >= deadline) throw error
      if (!told) options.onWait?.(error.pid)
      await sleep(100, undefined, { signal: options.signal })
    }
  }
}

function holderOf(pid: number): Holder {
  const state = processState(pid)
  return { pid, startedAt: state.running ? state.startedAt : '', token: randomBytes(8).toString('hex') }
}

/** A link is made whole or not at all, unlike a file that is created first and filled afterwards. */
function claim(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    // Not something that we wrote: nobody can be holding it.
    return { pid: 0, startedAt: '', token: '' }
  }
}

function isAlive(holder: Holder): boolean {
  const state = processState(holder.pid)
  return state.running && state.startedAt === holder.startedAt
}

/** Two processes may find the same stale lock; whoever moves a fresh one away by mistake puts it back. */
function removeStale(file: string, stale: Holder, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readHolder(aside)?.token !== stale.token) claim(aside, file)
  rmSync(aside, { force: true })
}
