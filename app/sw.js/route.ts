import { listBuiltFiles } from '@/lib/worker/built-files'
import { buildWorker } from '@/lib/worker/build-worker'

/** Made once, with the build: every build has a worker of its own. */
export const dynamic = 'force-static'

/** The service worker. In development it only shows notifications, since files there change under their names. */
export async function GET(): Promise<Response> {
  const isDevelopment = process.env.NODE_ENV === 'development'
  const worker = isDevelopment ? await buildWorker('', []) : await buildWorker(Date.now().toString(36), listBuiltFiles())
  return new Response(worker, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
