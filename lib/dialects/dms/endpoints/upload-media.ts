import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { route } from '@/lib/http/next'
import { createUpload } from '@/lib/messaging/media/create-upload'
import { calls, tag } from '../limits'
import { addressOf } from '../map'
import { media } from '../views'

/** "Upload Media": jpeg, png, gif and webp to 10 MB, mp4 and quicktime to 50 MB, by content (decision 18). The URL is what a message names it by. */
const definition = endpoint({
  name: 'dmsUploadMedia',
  method: 'POST',
  path: '/api/dms/upload/media',
  tag,
  summary: 'Upload media files (photos/videos) for DM messages.',
  limit: calls,
  status: 201,
  bodyType: 'multipart',
  body: z.object({ file: z.file() }),
  returns: media,
  errors: ['validation_failed', 'malformed_body', 'too_large', 'unsupported_media_type', 'storage_full', 'unavailable'],
})

export const uploadMedia = route(definition, async (ctx, { file }) => {
  const { url, kind, size, contentType } = await createUpload(ctx, { file, kinds: ['image', 'video'] })
  return { url: addressOf(url, ctx.operator.publicUrl), media_type: kind === 'image' ? 'photos' as const : 'videos' as const, file_size: size, content_type: contentType }
})
