import { notFound } from '@/lib/contract/errors'
import type { imageSizes } from '@/lib/contract/views'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { keyOfFile } from '../media/create-upload'
import type { StoredFile } from '../media/find-upload'
import { appendToAuditLog } from './audit-log'
import { reportIdOf } from './get-report'
import { assertModerator } from './staff'

type Size = (typeof imageSizes)[number]

/** What evidence says of a file. */
interface Piece {
  storageKey: string
  contentType: string
  name: string
  size: number
  sizes: Partial<Record<Size, { size: number }>>
}

/** A file in the evidence of a report. Whoever looks is noted in the statement that reads. Throws `not_found` for any other. */
export async function findReportFile(ctx: CallerCtx, input: { id: string; uploadId: string; size?: Size | undefined }): Promise<StoredFile> {
  assertModerator(ctx)
  const { sql } = ctx
  const id = await reportIdOf(ctx, input.id)
  const uploadId = parseRef(input.uploadId)?.id ?? null
  const details = sql`jsonb_build_object('uploadId', ${uploadId}::text)`
  const [row] = await sql<{ piece: Piece }[]>`
    with found as (
      select file as piece from evidence e, jsonb_array_elements(e.content -> 'attachments') file
      where e.report_id = ${id} and file ->> 'id' = ${uploadId} limit 1
    ), ${appendToAuditLog(ctx, { action: 'report_file_viewed', subjectType: 'report', subjectId: id, details, from: sql`from found` })}
    select piece from found`
  const { piece } = row ?? {}
  const scaled = input.size && piece?.sizes[input.size]
  if (!piece || (input.size && !scaled)) throw notFound('This file')
  const { storageKey, contentType, name } = piece
  if (!input.size || !scaled) return { key: keyOfFile(storageKey, 'original'), contentType, name, size: piece.size }
  return { key: keyOfFile(storageKey, input.size), contentType: 'image/webp', name: `${name.replace(/\.\w+$/, '')}.webp`, size: scaled.size }
}
