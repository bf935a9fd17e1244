import { randomBytes } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { processState } from '@/server/process-state'

export type Lock = {
  release(): void
  /** From now on the lock lives as long as either of us: process `pid` goes on with the work even if we are killed. */
  shareWith(pid: number): void
}

/** Another living process holds the lock. */
export class LockedError extends Error {
  constructor(readonly file: string, readonly pid: number) {
    super(`${file} is held by process ${pid}.`)
    this.name = 'LockedError'
  }
}

type Holder = { pid: number; startedAt: string }
type Claim = { holders: Holder[]; token: string }

/**
 * Takes a lock that ends with its process: a file that names the holder, void as soon as the holder is gone (also after kill -9).
 * @throws LockedError while another process, or this one already, holds it.
 */
export function acquireLock(file: string): Lock {
  const token = randomBytes(8).toString('hex')
  const draft = `${file}.${token}`
  writeFileSync(draft, JSON.stringify({ holders: [holderOf(process.pid)], token } satisfies Claim))
  try {
    while (!putInPlace(draft, file)) {
      const claim = readClaim(file)
      const holder = claim?.holders.find(isAlive)
      if (holder) throw new LockedError(file, holder.pid)
      if (claim) removeStale(file, claim, `${draft}.stale`)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return {
    release: () => { if (readClaim(file)?.token === token) rmSync(file, { force: true }) },
    shareWith: (pid) => {
      writeFileSync(draft, JSON.stringify({ holders: [holderOf(process.pid), holderOf(pid)], token } satisfies Claim))
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
  return { pid, startedAt: state.running ? state.startedAt : '' }
}

/** A link is made whole or not at all, unlike a file that is created first and filled afterwards. */
function putInPlace(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function readClaim(file: string): Claim | null {
  try {
    const claim = JSON.parse(readFileSync(file, 'utf8')) as Claim
    if (Array.isArray(claim.holders)) return claim
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
  }
  // Not something that we wrote: nobody can be holding it.
  return { holders: [], token: '' }
}

function isAlive(holder: Holder): boolean {
  const state = processState(holder.pid)
  return state.running && state.startedAt === holder.startedAt
}

/** Two processes may find the same stale lock; whoever moves a fresh one away by mistake puts it back. */
function removeStale(file: string, stale: Claim, aside: string): void {
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (readClaim(aside)?.token !== stale.token) putInPlace(aside, file)
  rmSync(aside, { force: true })
}
