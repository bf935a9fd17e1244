import * as z from 'zod/mini'
import { bytes, endpoint } from '../endpoint'
import { ref } from '../input'
import { attachment, imageSizes } from '../views'

const tag = 'Media'

/**
 * By content: jpeg, png, gif and webp to 10 MB; mp4, quicktime, audio, pdf, office, text and zip to 50 MB; 1 GB per
 * person (decision 18). What is not sent within a day is gone.
 */
export const createUpload = endpoint({
  name: 'createUpload',
  method: 'POST',
  path: '/api/uploads',
  tag,
  summary: 'Hand in a file, to send it or to show it as a profile picture.',
  status: 201,
  bodyType: 'multipart',
  body: z.object({ file: z.file() }),
  returns: attachment,
  errors: ['validation_failed', 'malformed_body', 'too_large', 'unsupported_media_type', 'storage_full', 'unavailable'],
})

/** For who may see a message with it, and its owner. Ranges; `size` for images, which are WebP then. */
export const getUpload = endpoint({
  name: 'getUpload',
  method: 'GET',
  path: '/api/uploads/{id}',
  tag,
  summary: 'The bytes of a file.',
  params: z.object({ id: ref }),
  query: z.object({ size: z.optional(z.enum(imageSizes)) }),
  returns: bytes,
  produces: 'binary',
  errors: ['not_found', 'validation_failed', 'range_not_satisfiable'],
})
