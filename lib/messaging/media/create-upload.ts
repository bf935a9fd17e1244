import { v7 as newId } from 'uuid'
import { invalid, ParleyError } from '@/lib/contract/errors'
import type { Attachment, imageSizes } from '@/lib/contract/views'
import type { CallerCtx, Ctx } from '../ctx'
import { type AttachmentRow, attachmentView } from './attachment-view'
import { durationOf } from './duration'
import { fileNameOf } from './file-name'
import { fileTypeOf } from './file-type'
import { makeImages } from './images'

/** The most bytes that one person keeps here. */
export const maxStoredBytes = 1024 ** 3

/** A file ready to be kept: what the tables say of it, and its bytes. */
export interface Prepared {
  row: AttachmentRow
  sizes: Partial<Record<(typeof imageSizes)[number], { width: number; height: number; size: number }>>
  /** By key and type, all that is kept of it. */
  files: { key: string; bytes: Uint8Array; contentType: string }[]
}

/** Where the bytes of an upload are: as it is kept, or in a size. */
export function keyOfFile(storageKey: string, size: string): string {
  return `${storageKey}/${size}`
}

export function storageKeyOf(id: string): string {
  return `uploads/${id}`
}

/**
 * Takes a file into the caller's keeping, where it waits a day to be sent. Throws `unsupported_media_type`, `too_large`
 * or `storage_full` (decision 18), and `validation_failed` for an empty file. `kinds`: only these are taken.
 */
export async function createUpload(ctx: CallerCtx, input: { file: File; kinds?: readonly Attachment['kind'][] }): Promise<Attachment> {
  const bytes = new Uint8Array(await input.file.arrayBuffer())
  const prepared = await prepareUpload(bytes, fileNameOf(input.file.name))
  if (input.kinds?.includes(prepared.row.kind) === false) throw new ParleyError('unsupported_media_type', 'Files of this type cannot be sent here.')
  if (!(await insertCounted(ctx, prepared))) throw new ParleyError('storage_full', 'There is no room left for your files. Delete some that you have sent.')
  await keepFiles(ctx, prepared)
  return attachmentView(prepared.row)
}

/** Looks into a file: what it is, how large, how long; images are made anew. */
export async function prepareUpload(bytes: Uint8Array, name: string, id: string = newId()): Promise<Prepared> {
  if (bytes.length === 0) throw invalid('file', 'The file is empty.')
  const { kind, contentType } = await fileTypeOf(bytes, name)
  const row = { id, kind, contentType, name, size: bytes.length, width: null, height: null, duration: null, thumbhash: null }
  if (kind !== 'image') {
    const duration = kind === 'file' ? null : durationOf(bytes)
    return { row: { ...row, duration }, sizes: {}, files: [{ key: keyOfFile(storageKeyOf(id), 'original'), bytes, contentType }] }
  }
  const { original, sizes, thumbhash } = await makeImages(bytes, contentType)
  const files = Object.entries(sizes).map(([size, image]) => ({ key: keyOfFile(storageKeyOf(id), size), bytes: image.bytes, contentType: 'image/webp' }))
  return {
    row: { ...row, size: original.bytes.length, width: original.width, height: original.height, thumbhash },
    sizes: Object.fromEntries(Object.entries(sizes).map(([size, { bytes, width, height }]) => [size, { width, height, size: bytes.length }])),
    files: [{ key: keyOfFile(storageKeyOf(id), 'original'), bytes: original.bytes, contentType }, ...files],
  }
}

/**
 * Puts the bytes where the row says that they are. The row is there first, so that nothing is ever kept that no row
 * knows of: what cannot be put, or what a crash left half done, is purged.
 */
export async function keepFiles(ctx: Ctx, { row, files }: Prepared): Promise<void> {
  try {
    await Promise.all(files.map(({ key, bytes, contentType }) => ctx.storage.put(key, bytes, contentType)))
  } catch (error) {
    await ctx.sql`update uploads set deleted_at = clock_timestamp() where id = ${row.id}`
    throw error
  }
}

/** The columns of `uploads` in the order of `uploadValues`. */
export const uploadTarget = (sql: Ctx['sql']) => sql`
  id, owner_id, name, kind, content_type, size, stored_size, width, height, duration, thumbhash, storage_key, sizes, attached`

/** A row of `uploads`; what the server fetched itself has no owner and is attached from the start. */
export function uploadValues(sql: Ctx['sql'], { row, sizes, files }: Prepared, ownerId: string | null) {
  return sql`
    ${row.id}::uuid, ${ownerId}::uuid, ${row.name}, ${row.kind}, ${row.contentType}, ${row.size}::bigint, ${storedBytes(files)}::bigint, ${row.width}::int,
    ${row.height}::int, ${row.duration}::float8, ${row.thumbhash}, ${storageKeyOf(row.id)}, ${sql.json(sizes)}::jsonb, ${ownerId === null}`
}

/** One statement: whoever uploads much at once is counted one upload after another. */
async function insertCounted({ sql, caller }: CallerCtx, prepared: Prepared): Promise<boolean> {
  const stored = storedBytes(prepared.files)
  const inserted = await sql`
    with counted as (
      update users set stored_size = stored_size + ${stored} where id = ${caller.userId} and stored_size + ${stored} <= ${maxStoredBytes}
      returning id
    )
    insert into uploads (${uploadTarget(sql)}) select ${uploadValues(sql, prepared, caller.userId)} from counted returning id`
  return inserted.length > 0
}

function storedBytes(files: Prepared['files']): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0)
}
