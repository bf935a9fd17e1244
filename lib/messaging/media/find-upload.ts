import { notFound } from '@/lib/contract/errors'
import type { imageSizes } from '@/lib/contract/views'
import { parseRef } from '../access'
import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { keyOfFile } from './create-upload'

/** A file to be served: where its bytes are and what they are. */
export interface StoredFile {
  key: string
  contentType: string
  name: string
  /** Bytes. */
  size: number
}

/**
 * An upload that the caller may see: their own, one in a message that they may see, the picture of such a message's
 * link, or somebody's profile picture. Nothing in a conversation that they have not accepted. Throws `not_found` for any
 * other, and for a size that there is not.
 */
export async function findUpload(ctx: CallerCtx, input: { id: string; size?: (typeof imageSizes)[number] | undefined }): Promise<StoredFile> {
  const id = parseRef(input.id)?.id
  const [row] = id ? await readUpload(ctx, id) : []
  if (!row) throw notFound('This file')
  if (!input.size) return { key: keyOfFile(row.storageKey, 'original'), contentType: row.contentType, name: row.name, size: row.size }
  const scaled = row.sizes[input.size]
  if (!scaled) throw notFound('This file')
  return { key: keyOfFile(row.storageKey, input.size), contentType: 'image/webp', name: `${row.name.replace(/\.\w+$/, '')}.webp`, size: scaled.size }
}

interface Row {
  storageKey: string
  contentType: string
  name: string
  size: number
  sizes: Partial<Record<(typeof imageSizes)[number], { size: number }>>
}

function readUpload({ sql, caller }: CallerCtx, id: string): Promise<Row[]> {
  // The message `m` as a member `ms` who has accepted it, or left the group since, sees it.
  const seenByCaller = sql`
    join conversations c on c.id = m.conversation_id
    join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
      and (ms.state = 'active' or (ms.state = 'left' and c.kind = 'group'))`
  return sql<Row[]>`
    select up.storage_key as "storageKey", up.content_type as "contentType", up.name, up.size, up.sizes from uploads up
    where up.id = ${id} and up.deleted_at is null and (
      up.owner_id = ${caller.userId}
      or exists (select from users u where u.id = up.owner_id and u.deleted_at is null and u.avatar_url like '/api/uploads/' || up.id || '%')
      or exists (select from attachments a join messages m on m.id = a.message_id ${seenByCaller} where a.upload_id = up.id and ${isVisible(sql)})
      or exists (select from link_previews lp join messages m on m.preview_key = lp.key ${seenByCaller} where lp.image_upload_id = up.id and ${isVisible(sql)}))`
}
