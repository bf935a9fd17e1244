import path from 'node:path'
import { build } from 'esbuild'

/** The service worker as one script. `version` names what it keeps; with '' it keeps nothing. */
export async function buildWorker(version: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(process.cwd(), 'lib/worker/service-worker.ts')],
    bundle: true,
    write: false,
    minify: version !== '',
    format: 'iife',
    target: 'es2022',
    define: { WORKER_VERSION: JSON.stringify(version) },
    tsconfigRaw: {},
  })
  return outputFiles[0]?.text ?? ''
}
