import { execFileSync } from 'node:child_process'
import { readFileSync, readdirSync, readlinkSync } from 'node:fs'

/** `startedAt` tells two processes apart that were given the same id one after the other; '' where the system does not say. */
export type ProcessState = { running: false } | { running: true; startedAt: string }

/** Whether a process lives. A zombie does not: it still has an id, and nothing runs behind it. */
export function processState(pid: number): ProcessState {
  if (!Number.isInteger(pid) || pid <= 0) return { running: false }
  if (process.platform === 'linux') return linuxState(pid)
  if (process.platform === 'win32') return signalReaches(pid) ? { running: true, startedAt: '' } : { running: false }
  const line = ps(pid, 'stat=,lstart=')
  return line === '' || line.startsWith('Z') ? { running: false } : { running: true, startedAt: line.slice(line.indexOf(' ')).trim() }
}

/** Whether a process works in `directory` (its working directory, or an argument where that cannot be seen). */
export function worksIn(pid: number, directory: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === directory
  } catch {
    // Another person's process hides its working directory, not its arguments.
  }
  return argumentsOf(pid).includes(directory)
}

/** Every process that works in `directory`; empty where the system cannot be asked. */
export function processesIn(directory: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
  return pids.filter((pid) => pid !== process.pid && processState(pid).running && cwdOf(pid) === directory)
}

/** The process that started another one; 0 where there is none, or it cannot be told. */
export function parentOf(pid: number): number {
  if (process.platform === 'win32') return 0
  if (process.platform !== 'linux') return Number(ps(pid, 'ppid='))
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

function linuxState(pid: number): ProcessState {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The command stands in parentheses and may contain anything; what follows it are plain fields.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return { running: false }
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { running: true, startedAt: `${boot}/${fields[19]}` }
  } catch {
    return { running: false }
  }
}

function cwdOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return null
  }
}

/** The command line of a process, '' where it cannot be seen. */
export function argumentsOf(pid: number): string {
  if (process.platform === 'win32') return ''
  try {
    return process.platform === 'linux' ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : ps(pid, 'command=')
  } catch {
    return ''
  }
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

function signalReaches(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
