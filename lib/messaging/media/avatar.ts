import { invalid } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { uploadUrl } from './attachment-view'
import { ownUploads } from './own-uploads'
import { isCarried } from './release-uploads'

/**
 * The address of an own image as a profile picture; null for none. Throws `foreign_upload` for what is not the
 * caller's, `validation_failed` for what is no image.
 */
export async function avatarUrlOf(ctx: CallerCtx, uploadId: string | null): Promise<string | null> {
  if (uploadId === null) return null
  const [upload] = await ownUploads(ctx, [uploadId])
  if (upload?.kind !== 'image') throw invalid('avatarUploadId', 'A profile picture is an image.')
  return `${uploadUrl(upload.id)}?size=small`
}

/** Parts of the statement that gives the caller the profile picture `url`: it is kept, and the one before it given up. */
export const withAvatar = ({ sql, caller }: CallerCtx, url: string | null) => sql`
  shown as (
    update uploads up set attached = true where up.owner_id = ${caller.userId} and '/api/uploads/' || up.id || '?size=small' = ${url}::text
  ), hidden as (
    update uploads up set deleted_at = clock_timestamp() from users before
    where before.id = ${caller.userId} and up.owner_id = before.id and up.deleted_at is null
      and before.avatar_url = '/api/uploads/' || up.id || '?size=small' and before.avatar_url is distinct from ${url}::text
      and not ${isCarried(sql)}
  )`
