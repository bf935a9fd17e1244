import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeFileAtomically } from '@/server/atomic-file'
import { giveTo, spawnAs, type Account } from '@/server/embedded-postgres/account'

/** What is kept beside the cluster, in `<data directory>/postgres.json`, readable by its owner only. */
export type ClusterFile = {
  user: string
  password: string
  /** The port of the last start: kept when it is free, so that an address noted elsewhere stays right. */
  port: number | null
  /** Where the cluster lies, if the data directory is out of reach for the account that runs Postgres. */
  home: string | null
}

const major = '18'

/** The cluster's file; made, with a new password, where there is none. */
export function readClusterFile(dataDir: string): ClusterFile {
  const file = path.join(dataDir, 'postgres.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as ClusterFile
  if (existsSync(path.join(dataDir, 'postgres'))) {
    throw new Error(`${file} is missing: it holds the password of the database in ${path.join(dataDir, 'postgres')}. Bring it back from a backup, or move that directory away to begin anew.`)
  }
  const fresh: ClusterFile = { user: 'parley', password: randomBytes(24).toString('base64url'), port: null, home: null }
  writeClusterFile(dataDir, fresh)
  return fresh
}

export function writeClusterFile(dataDir: string, content: ClusterFile): void {
  writeFileAtomically(path.join(dataDir, 'postgres.json'), `${JSON.stringify(content, null, 2)}\n`)
}

/**
 * Makes the cluster where there is none. It is built aside and moved into place when complete,
 * so a start that was killed half-way leaves nothing that a later start could take for a cluster.
 * @returns the cluster's directory.
 */
export async function ensureCluster(account: Account, file: ClusterFile, durable: boolean): Promise<string> {
  const cluster = path.join(account.home, 'postgres')
  if (existsSync(cluster)) {
    requireVersion(cluster)
    giveTo(account, cluster)
    return cluster
  }
  removeDrafts(account.home)
  const draft = path.join(account.home, `postgres.draft-${randomBytes(4).toString('hex')}`)
  const passwordFile = `${draft}.password`
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  chmodSync(draft, 0o700)
  writeFileSync(passwordFile, file.password, { mode: 0o600 })
  for (const target of [draft, passwordFile]) giveTo(account, target)
  try {
    await initialise(account, draft, passwordFile, file.user, durable)
    renameSync(draft, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
  return cluster
}

function requireVersion(cluster: string): void {
  const file = path.join(cluster, 'PG_VERSION')
  const found = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'no'
  if (found !== major) throw new Error(`${cluster} holds ${found === 'no' ? 'no database' : `a database of Postgres ${found}`}, but Postgres ${major} is to run on it. Move it away, or set DATA_DIR to another directory.`)
}

function removeDrafts(home: string): void {
  if (!existsSync(home)) return
  for (const name of readdirSync(home)) {
    if (name.startsWith('postgres.draft-')) rmSync(path.join(home, name), { recursive: true, force: true })
  }
}

/** The builtin C.UTF-8 provider sorts by code point on every machine alike; LC_CTYPE is what trigram search knows letters by. */
function initialise(account: Account, directory: string, passwordFile: string, user: string, durable: boolean): Promise<void> {
  const args = [
    '-D', directory, '-U', user, `--pwfile=${passwordFile}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--lc-ctype=${process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'}`,
    '--no-instructions', ...(durable ? [] : ['--no-sync']),
  ]
  return new Promise((resolve, reject) => {
    const child = spawnAs(account, account.binaries.initdb, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString() })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`Postgres could not make its database files:\n${output.trim()}`))))
  })
}
