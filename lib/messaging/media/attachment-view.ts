import type { Database } from '@/db/client'
import type { Attachment } from '@/lib/contract/views'

/** What is known of an upload, by the tables; `attachmentsOf` gives the same as JSON. */
export interface AttachmentRow {
  id: string
  kind: Attachment['kind']
  contentType: string
  name: string
  /** Bytes. */
  size: number
  /** Pixels. */
  width: number | null
  height: number | null
  /** Seconds. */
  duration: number | null
  thumbhash: string | null
}

/** Columns of an `AttachmentRow`, of an upload `up`. */
export const uploadColumns = (sql: Database) => sql`
  up.id, up.kind, up.content_type as "contentType", up.name, up.size, up.width, up.height, up.duration, up.thumbhash`

/** The files of a message `m`, in order: an expression for a JSON array of `AttachmentRow`. */
export const attachmentsOf = (sql: Database) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', up.id, 'kind', up.kind, 'contentType', up.content_type, 'name', up.name, 'size', up.size,
    'width', up.width, 'height', up.height, 'duration', up.duration, 'thumbhash', up.thumbhash) order by ma.position), '[]')
  from attachments ma join uploads up on up.id = ma.upload_id
  where ma.message_id = m.id and up.deleted_at is null)`

/** Where an upload's bytes are. */
export function uploadUrl(id: string): string {
  return `/api/uploads/${id}`
}

/** A file as everybody who may see it does. */
export function attachmentView(row: AttachmentRow): Attachment {
  const { id, kind, contentType, name, size, width, height, duration, thumbhash } = row
  return { id, kind, contentType, name, size, url: uploadUrl(id), width, height, duration, thumbhash }
}
