import path from 'node:path'

/** The service worker as one script. `version` names what it keeps; with '' it keeps nothing. `files` are the addresses of all that pages may come to need. */
export async function buildWorker(version: string, files: string[]): Promise<string> {
  // A program of its own, which no bundler may look into.
  const { build } = await import(/* turbopackIgnore: true */ 'esbuild')
  const { outputFiles } = await build({
    entryPoints: [path.join(process.cwd(), 'lib/worker/service-worker.ts')],
    bundle: true,
    write: false,
    minify: version !== '',
    format: 'iife',
    target: 'es2022',
    define: { WORKER_VERSION: JSON.stringify(version), WORKER_FILES: JSON.stringify(files) },
    tsconfigRaw: {},
  })
  return outputFiles[0]?.text ?? ''
}
