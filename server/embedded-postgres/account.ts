import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import { describeBinaries, type Binaries } from '@/server/embedded-postgres/binaries'

/**
 * As whom Postgres runs, and where. It refuses to run as root, so root has to become somebody else
 * (docs/decisions: "Embedded Postgres under root").
 */
export type Account = {
  /** For people: "as postgres", "in a user namespace". */
  description: string
  /** Null: whoever runs us. */
  owner: { uid: number; gid: number } | null
  /** Directory that holds the cluster; differs from the data directory only where the account cannot reach that. */
  home: string
  binaries: Binaries
  wrap(command: string, args: string[]): [string, string[]]
}

/**
 * Chooses the account, trying each way for real.
 * @param knownHome where an earlier start had to put the cluster, if not into the data directory.
 * @throws where no way works, saying why and what to do.
 */
export function chooseAccount(dataDir: string, binaries: Binaries, knownHome: string | null): Account {
  const self: Account = { description: '', owner: null, home: dataDir, binaries, wrap: (command, args) => [command, args] }
  const accounts = process.getuid?.() === 0 ? accountsOfRoot(self, knownHome) : [hasName() ? self : inNamespace(self)]
  const problems: string[] = []
  for (const account of accounts) {
    const problem = probe(account)
    if (!problem) return account
    problems.push([account.description, problem].filter(Boolean).join(': '))
  }
  throw cannotRun(problems.join('; '))
}

/** Starts a program of Postgres under the account. The working directory is one that everybody can enter. */
export function spawnAs(account: Account, command: string, args: string[], options: SpawnOptions): ChildProcess {
  const [program, programArgs] = account.wrap(command, args)
  return spawn(program, programArgs, { ...options, cwd: '/', env: childEnvironment(account), ...account.owner })
}

/** Gives a file or a whole directory to the account. */
export function giveTo(account: Account, target: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = account.owner ?? { uid: 0, gid: 0 }
  if (statSync(target).uid === uid) return
  lchownSync(target, uid, gid)
  if (!statSync(target).isDirectory()) return
  for (const name of readdirSync(target, { recursive: true, encoding: 'utf8' })) lchownSync(path.join(target, name), uid, gid)
}

function* accountsOfRoot(self: Account, knownHome: string | null): Generator<Account> {
  if (!knownHome) {
    for (const { name, ...owner } of ordinaryUsers(self.home)) yield { ...self, description: `as ${name}`, owner }
    yield inNamespace(self)
  }
  const home = knownHome ?? path.join('/var/lib/parley', createHash('sha256').update(self.home).digest('hex').slice(0, 12))
  for (const { name, ...owner } of ordinaryUsers(home)) {
    yield { ...self, description: `as ${name} in ${home}`, owner, home, binaries: copyBinaries(self.binaries, home) }
  }
}

/** A user namespace where we are nobody: we still reach what we own, and Postgres sees an ordinary user with a name. */
function inNamespace(self: Account): Account {
  return { ...self, description: 'in a user namespace', wrap: (command, args) => ['unshare', ['--user', '--', command, ...args]] }
}

/** initdb insists that its user has a name; a container may run us under a bare number. */
function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

/** The owner of an existing cluster first, so that it keeps its owner from start to start. */
function ordinaryUsers(home: string): { name: string; uid: number; gid: number }[] {
  const cluster = path.join(home, 'postgres')
  const known = new Map(readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return [name, { name, uid: Number(uid), gid: Number(gid) }] as const
  }))
  const users = ['postgres', 'nobody'].flatMap((name) => known.get(name) ?? []).filter((user) => user.uid > 0)
  const owner = existsSync(cluster) ? statSync(cluster) : null
  if (!owner || owner.uid === 0) return users
  const name = [...known.values()].find((user) => user.uid === owner.uid)?.name ?? `user ${owner.uid}`
  return [{ name, uid: owner.uid, gid: owner.gid }, ...users.filter((user) => user.uid !== owner.uid)]
}

/** Null when the account can run Postgres and use a directory of its own in its home; else what went wrong. */
function probe(account: Account): string | null {
  const directory = path.join(account.home, `.probe-${process.pid}`)
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (account.owner) chownSync(directory, account.owner.uid, account.owner.gid)
    return run(account, account.binaries.postgres, ['--version'])
      ?? (process.platform === 'win32' ? null : run(account, '/bin/sh', ['-c', 'echo probe > "$1/file"', 'sh', directory]))
  } catch (error) {
    return (error as Error).message
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function run(account: Account, command: string, args: string[]): string | null {
  const [program, programArgs] = account.wrap(command, args)
  const result = spawnSync(program, programArgs, { cwd: '/', env: childEnvironment(account), encoding: 'utf8', ...account.owner })
  if (result.error) return result.error.message
  return result.status === 0 ? null : result.stderr.trim() || `${command} ended with ${result.status ?? result.signal}`
}

/** Nothing of PG* or a locale of ours may change how the server behaves. */
function childEnvironment(account: Account): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: 'C', TZ: 'UTC', ...account.binaries.environment }
}

function copyBinaries(from: Binaries, home: string): Binaries {
  const root = path.join(home, `programs-${from.version}`)
  if (!existsSync(root)) {
    const draft = `${root}.${process.pid}`
    mkdirSync(home, { recursive: true })
    for (const directory of [path.dirname(home), home]) chmodSync(directory, 0o755)
    cpSync(from.root, draft, { recursive: true, verbatimSymlinks: true })
    renameSync(draft, root)
  }
  return describeBinaries(root, from.version)
}

function cannotRun(why: string): Error {
  return new Error(`The embedded Postgres cannot run here (${why}). Set DATABASE_URL to a Postgres of your own, or DATA_DIR to a directory that an ordinary user can reach.`)
}
