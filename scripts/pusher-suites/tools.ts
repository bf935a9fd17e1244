import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { run } from './program'

const root = path.resolve(import.meta.dirname, '../..')
/** What the suites need to run is installed here, once; only that needs the npm registry. */
export const toolsFolder = path.join(root, '.cache', 'pusher-suites')
const installWithin = 300_000

export async function installTools(): Promise<void> {
  const wanted = readFileSync(path.join(import.meta.dirname, 'tools.json'), 'utf8')
  // Written last: an installation that was interrupted is done again.
  const stamp = path.join(toolsFolder, 'installed.json')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(path.join(toolsFolder, 'node_modules'), { recursive: true, force: true })
  mkdirSync(toolsFolder, { recursive: true })
  writeFileSync(path.join(toolsFolder, 'package.json'), wanted)
  const { code } = await run('npm', ['install', '--prefix', toolsFolder, '--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps'], { cwd: toolsFolder, within: installWithin })
  if (code !== 0) throw new Error('The tools of the Pusher suites could not be installed: this needs the npm registry, once.')
  writeFileSync(stamp, wanted)
}

/** A folder for this run, with both packages outside `node_modules`, where the suites' own build expects to be. */
export function makeRunFolder(): string {
  for (const name of readdirSync(toolsFolder)) if (name.startsWith('run-') && !isRunning(Number(name.split('-')[1]))) rmSync(path.join(toolsFolder, name), { recursive: true, force: true })
  const folder = mkdtempSync(path.join(toolsFolder, `run-${process.pid}-`))
  for (const name of ['pusher-js', 'pusher']) cpSync(path.join(root, 'node_modules', name), path.join(folder, name), { recursive: true })
  return folder
}

/** The program of an installed tool. */
export function tool(name: string, file: string): string {
  return path.join(toolsFolder, 'node_modules', name, file)
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
