import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { isBuilt } from '@/server/build'

/** The page that people wait for most, and the most that it may load before it works, in bytes of gzip. */
const PAGE = '(dm)/inbox/[conversationId]/page'
export const FIRST_LOAD_LIMIT = 250_000

type Manifest = { entryJSFiles: Record<string, string[]> }

/** What there is to say of the first load: its size where there is a build of these sources, and what is wrong with it. */
export function checkFirstLoad(root: string): { problems: string[]; note: string } {
  if (!isBuilt(root)) return { problems: [], note: 'not measured: there is no build of these sources' }
  const scripts = firstLoadScripts(root)
  const bytes = scripts.reduce((sum, file) => sum + compressedSize(path.join(root, '.next', file)), 0)
  const note = `${kilobytes(bytes)} of at most ${kilobytes(FIRST_LOAD_LIMIT)} gzip, ${scripts.length} scripts`
  return { problems: bytes > FIRST_LOAD_LIMIT ? [`A thread loads ${note}: load what it does not open with when it is needed (lazy, import()).`] : [], note }
}

/** The scripts that a thread's HTML names, as paths in `.next`; without those for browsers that know no modules. */
export function firstLoadScripts(root: string): string[] {
  const main = (JSON.parse(readFileSync(path.join(root, '.next', 'build-manifest.json'), 'utf8')) as { rootMainFiles: string[] }).rootMainFiles
  const { entryJSFiles } = clientManifest(path.join(root, '.next', 'server', 'app', `${PAGE}_client-reference-manifest.js`))
  const ofPage = Object.entries(entryJSFiles).filter(([entry]) => /\/(layout|page)$/.test(entry)).flatMap(([, files]) => files)
  return [...new Set([...main, ...ofPage])]
}

/** Next writes it as a script that assigns one object to the page's name. */
function clientManifest(file: string): Manifest {
  const script = readFileSync(file, 'utf8')
  const json = script.slice(script.indexOf('{', script.indexOf(`${PAGE}"]`)), script.lastIndexOf('}') + 1)
  return JSON.parse(json) as Manifest
}

export function compressedSize(file: string): number {
  return gzipSync(readFileSync(file), { level: 9 }).length
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}
