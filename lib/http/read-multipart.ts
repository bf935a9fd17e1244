import { createHash } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import busboy from 'busboy'
import { ParleyError } from '@/lib/contract/errors'
import { maxFileBytes } from '@/lib/messaging/media/file-type'
import type { Call } from './call'
import { assertSound } from './read-body'

/** The most of a body with a file in it: the file, and what is around it. Bytes. */
const maxMultipartBytes = maxFileBytes + 1_000_000

/** The most that is held of such bodies at once in this process, or memory runs out before anybody is refused. Bytes. */
const room = 400_000_000
let taken = 0

const sliceBytes = 262_144

/**
 * A form with files: its fields as text, each file as a `File`; of two with one name the last. Throws
 * `unsupported_media_type`, `too_large`, `malformed_body`, or `unavailable` while too much is being handed in.
 */
export async function readMultipart(call: Call): Promise<Record<string, string | File>> {
  const contentType = call.header('content-type') ?? ''
  if (!/^multipart\/form-data\s*;/i.test(contentType)) throw new ParleyError('unsupported_media_type', 'The body must be multipart/form-data.')
  const size = roomFor(call.header('content-length'))
  if (taken + size > room) throw new ParleyError('unavailable', 'Too many files are being handed in. Try again.', { retryAfter: 2 })
  taken += size
  try {
    return await parse(contentType, await call.read(maxMultipartBytes))
  } finally {
    taken -= size
  }
}

/** As much as was announced; all that may come where nothing sensible was. */
function roomFor(contentLength: string | undefined): number {
  const announced = /^\d{1,15}$/.test(contentLength ?? '') ? Number(contentLength) : maxMultipartBytes
  return Math.min(announced, maxMultipartBytes)
}

function parse(contentType: string, body: Uint8Array): Promise<Record<string, string | File>> {
  return new Promise((done, failed) => {
    const malformed = () => failed(new ParleyError('malformed_body', 'This form cannot be read.'))
    const parts: Record<string, string | File> = Object.create(null)
    const parser = parserOf(contentType)
    if (!parser) return malformed()
    parser.on('field', (name, value, { valueTruncated }) => {
      if (valueTruncated) return malformed()
      parts[name] = value
    })
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer<ArrayBuffer>[] = []
      stream.on('data', (chunk: Buffer<ArrayBuffer>) => chunks.push(chunk))
      stream.on('end', () => {
        parts[name] = fileOf(chunks, filename, mimeType)
      })
      stream.on('error', malformed)
    })
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) parser.on(limit, malformed)
    parser.on('error', malformed)
    parser.on('close', () => sound(parts, done, failed))
    void feed(parser, body)
  })
}

/** Null where the header does not say how the parts are told apart. */
function parserOf(contentType: string): busboy.Busboy | null {
  try {
    return busboy({
      headers: { 'content-type': contentType },
      defParamCharset: 'utf8',
      limits: { files: 10, fields: 50, fieldSize: 100_000, fieldNameSize: 100 },
    })
  } catch {
    return null
  }
}

/** In slices, so that others are answered while a large form is looked through. */
async function feed(parser: busboy.Busboy, body: Uint8Array): Promise<void> {
  for (let at = 0; at < body.length && !parser.destroyed; at += sliceBytes) {
    parser.write(body.subarray(at, at + sliceBytes))
    await othersTurn()
  }
  if (!parser.destroyed) parser.end()
}

function sound(parts: Record<string, string | File>, done: (parts: Record<string, string | File>) => void, failed: (error: unknown) => void): void {
  try {
    assertSound(Object.entries(parts).map(([name, value]) => [name, typeof value === 'string' ? value : value.name]), 0)
    done({ ...parts })
  } catch (error) {
    failed(error)
  }
}

/** A file that shows as its content where an input is compared with an earlier one (rule 7). */
function fileOf(chunks: Buffer<ArrayBuffer>[], name: string | undefined, type: string): File {
  const toJSON = () => ({ name, digest: chunks.reduce((hash, chunk) => hash.update(chunk), createHash('sha256')).digest('base64url') })
  return Object.assign(new File(chunks, name ?? '', { type }), { toJSON })
}
