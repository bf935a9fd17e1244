import { invalid, ParleyError } from '@/lib/contract/errors'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { uploadColumns, type AttachmentRow } from './attachment-view'

/** The most files of one message. */
export const maxAttachments = 10

/**
 * The caller's own uploads by id, in the order that was asked for, each once. Throws `foreign_upload` for one that is
 * somebody else's, is gone or never was (decision 18), and `validation_failed` for more than 10.
 */
export async function ownUploads(ctx: CallerCtx, ids: readonly string[]): Promise<AttachmentRow[]> {
  const wanted = [...new Set(ids.map(id => id.toLowerCase()))]
  if (wanted.length === 0) return []
  if (wanted.length > maxAttachments) throw invalid('uploadIds', `At most ${maxAttachments} files.`)
  const rows = wanted.every(id => parseRef(id)?.id)
    ? await ctx.sql<AttachmentRow[]>`
        select ${uploadColumns(ctx.sql)} from uploads up
        where up.id = any(${wanted}::uuid[]) and up.owner_id = ${ctx.caller.userId} and up.deleted_at is null
        order by array_position(${wanted}::uuid[], up.id)`
    : []
  if (rows.length < wanted.length) throw new ParleyError('foreign_upload', 'A file that you have not uploaded cannot be sent.')
  return rows
}
