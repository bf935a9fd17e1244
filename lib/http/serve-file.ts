import type { Bytes } from '@/lib/contract/endpoint'
import { notFound, ParleyError } from '@/lib/contract/errors'
import type { CallerCtx, Ctx } from '@/lib/messaging/ctx'
import { findUpload, type StoredFile } from '@/lib/messaging/media/find-upload'
import { findReportFile } from '@/lib/messaging/moderation/find-report-file'
import type { Call } from './call'

/** What a browser may show by itself; none of these can run anything. All else is downloaded. */
const shown = new Set([
  'image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4', 'video/quicktime',
  'audio/mpeg', 'audio/mp4', 'audio/aac', 'audio/ogg', 'audio/wav', 'audio/flac', 'audio/webm',
])

/** The verb behind GET /api/uploads/{id}. */
export async function getUpload(ctx: CallerCtx, input: Parameters<typeof findUpload>[1], call: Call): Promise<Bytes> {
  return serveFile(ctx, call, await findUpload(ctx, input))
}

/** The verb behind GET /api/moderation/reports/{id}/uploads/{uploadId}. */
export async function getReportFile(ctx: CallerCtx, input: Parameters<typeof findReportFile>[1], call: Call): Promise<Bytes> {
  return serveFile(ctx, call, await findReportFile(ctx, input))
}

/**
 * A stored file over HTTP: all of it, the range that is asked for (RFC 9110, section 14), or that nothing has changed.
 * What is under a key never changes, so the key is its tag; who may see it is asked every time.
 */
export async function serveFile(ctx: Ctx, call: Call, file: StoredFile): Promise<Bytes> {
  const etag = `"${file.key.replace(/\W+/g, '-')}"`
  const headers = { ...headersOf(file), etag }
  if (isKnown(call.header('if-none-match'), etag)) return { status: 304, headers, body: null }
  const range = rangeOf(call, etag, file.size)
  const length = range ? range.end - range.start + 1 : file.size
  const body = call.method === 'HEAD' ? null : await ctx.storage.get(file.key, range ?? undefined)
  if (!body && call.method !== 'HEAD') throw notFound('This file')
  const part = range && { 'content-range': `bytes ${range.start}-${range.end}/${file.size}` }
  return { status: range ? 206 : 200, headers: { ...headers, ...part, 'content-length': String(length) }, body }
}

function headersOf({ contentType, name }: StoredFile): Record<string, string> {
  return {
    'content-type': contentType === 'text/plain' ? 'text/plain; charset=utf-8' : contentType,
    'content-disposition': `${shown.has(contentType) ? 'inline' : 'attachment'}; ${fileNameParameters(name)}`,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-security-policy': "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  }
}

/** The name in ASCII for old readers, and as it is (RFC 6266, section 4.3; RFC 8187). */
function fileNameParameters(name: string): string {
  const plain = name.replace(/[^\u0020-\u007e]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  return `filename="${plain}"; filename*=UTF-8''${encoded}`
}

function isKnown(header: string | undefined, etag: string): boolean {
  return header !== undefined && header.split(',').some(known => known.trim().replace(/^W\//, '') === etag || known.trim() === '*')
}

/** One range, within the file; null for all of it, also where the header makes no sense or asks for several. */
function rangeOf(call: Call, etag: string, size: number): { start: number; end: number } | null {
  const condition = call.header('if-range')
  if (condition !== undefined && condition !== etag) return null
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(call.header('range')?.trim() ?? '')
  if (!match || match[0] === 'bytes=-') return null
  const [, from = '', to = ''] = match
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (from !== '' && to !== '' && Number(to) < Number(from)) return null
  if (start >= size || start > end) throw new ParleyError('range_not_satisfiable', 'The file has no such part.', { size })
  return { start, end }
}
