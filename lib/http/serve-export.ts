import type { Bytes } from '@/lib/contract/endpoint'
import { notFound, ParleyError } from '@/lib/contract/errors'
import { findExport } from '@/lib/messaging/account/exports'
import type { CallerCtx } from '@/lib/messaging/ctx'
import type { Call } from './call'
import { serveFile } from './serve-file'

/** The verb behind GET /api/me/export/{id}: the zip, or that it is still being made. Throws `conflict` for one that failed. */
export async function getExport(ctx: CallerCtx, input: { id: string }, call: Call): Promise<Bytes> {
  const { view, file } = await findExport(ctx, input)
  if (file) return serveFile(ctx, call, file)
  if (view.status === 'failed') throw new ParleyError('conflict', 'This export could not be made. Ask for another one.')
  if (view.status === 'ready') throw notFound('This export')
  const body = JSON.stringify(view)
  return {
    status: 202,
    headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), 'cache-control': 'no-store', 'retry-after': '2' },
    body: new Blob([body]).stream(),
  }
}
