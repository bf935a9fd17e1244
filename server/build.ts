import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { writeFileAtomically } from '@/server/atomic-file'
import { waitForLock, type Lock } from '@/server/lock'

/** Everything that can change what a build contains, but for tsconfig.json, which Next itself rewrites while it builds. */
const sources = ['app', 'components', 'lib', 'db', 'public', 'proxy.ts', 'instrumentation.ts', 'next.config.ts', 'server/compile-hints.ts', 'postcss.config.mjs', 'package.json', 'package-lock.json']
const ignored = /\.(test|fixture)\.tsx?$|\.md$|\/fixtures\/|^db\/migrations\//

/** `next build` ended badly; `tail` is the end of what it said. */
export class BuildError extends Error {
  constructor(readonly tail: string) {
    super(`The build failed:\n${tail}`)
    this.name = 'BuildError'
  }
}

export type BuildOptions = { root: string; report: (message: string) => void; signal?: AbortSignal }

/**
 * Makes the production build unless the last one was of the same sources. Another process that builds the same folder is waited for.
 * @returns whether a build was made. @throws BuildError
 */
export async function ensureBuild({ root, report, signal }: BuildOptions): Promise<boolean> {
  const hash = hashSources(root)
  if (isBuilt(root, hash)) return false
  const lock = await lockBuild(root, report, signal)
  try {
    if (isBuilt(root, hash)) return false
    rmSync(stampOf(root), { force: true })
    await runBuild(root, lock, signal)
    writeFileAtomically(stampOf(root), JSON.stringify({ hash, build: buildId(root) }), 0o644)
    return true
  } finally {
    lock.release()
  }
}

/** A digest of names and contents of all sources. */
export function hashSources(root: string): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '')
  for (const file of sources.flatMap((source) => filesBelow(root, source)).filter((name) => !ignored.test(name)).sort()) {
    hash.update(`\0${file}\0`).update(createHash('sha256').update(readFileSync(path.join(root, file))).digest())
  }
  return hash.digest('hex')
}

function filesBelow(root: string, source: string): string[] {
  const start = path.join(root, source)
  if (!existsSync(start)) return []
  if (path.extname(source) !== '') return [source]
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
}

function stampOf(root: string): string {
  return path.join(root, '.next', 'parley-build.json')
}

/** Whether the last build is of these sources. The stamp names the build that it is of: one that was made by other means since is not trusted. */
export function isBuilt(root: string, hash = hashSources(root)): boolean {
  try {
    const stamp = JSON.parse(readFileSync(stampOf(root), 'utf8')) as { hash: string; build: string }
    return stamp.hash === hash && stamp.build === buildId(root)
  } catch {
    return false
  }
}

function buildId(root: string): string {
  return readFileSync(path.join(root, '.next', 'BUILD_ID'), 'utf8')
}

/** Beside `.next`, which a build empties. Another build is waited for, however long it takes. */
function lockBuild(root: string, report: (message: string) => void, signal?: AbortSignal): Promise<Lock> {
  mkdirSync(path.join(root, '.cache'), { recursive: true })
  return waitForLock(path.join(root, '.cache', 'build.lock'), Infinity, { onWait: (pid) => report(`waiting for the build of process ${pid}`), signal })
}

function runBuild(root: string, lock: Lock, signal?: AbortSignal): Promise<void> {
  const next = createRequire(path.join(root, 'package.json')).resolve('next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  })
  // If we are killed the build goes on, and must not meet another one.
  if (child.pid) lock.shareWith(child.pid)
  return outcome(child)
}

function outcome(child: ChildProcess): Promise<void> {
  let tail = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => { tail = (tail + chunk.toString()).slice(-6000) })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new BuildError(stripVTControlCharacters(tail).trim().split('\n').slice(-40).join('\n')))))
  })
}
