import type { CallerCtx } from '@/lib/messaging/ctx'
import { ownUploads } from '@/lib/messaging/media/own-uploads'
import { uploadIdOf } from '@/lib/messaging/media/upload-ref'
import { isEmoji } from './map'
import { invalidMessageType } from './refusal'

/** What a client says: `content` is words, or of an image the URL or id of an upload of the sender's (decision 18). */
export interface Said {
  content: string
  message_type?: string | undefined
}

/** The same as the core takes it. Throws `INVALID_MESSAGE_TYPE`, and `foreign_upload` for what is no own upload. */
export async function saidOf(ctx: CallerCtx, { content, message_type: type = 'text' }: Said): Promise<{ text: string } | { uploadIds: string[] }> {
  if (type === 'text' || (type === 'emoji' && (content.trim() === '' || isEmoji(content)))) return { text: content }
  if (type !== 'image') throw invalidMessageType
  const id = uploadIdOf(content, ctx.operator.publicUrl)
  const [upload] = await ownUploads(ctx, [id])
  if (upload?.kind !== 'image') throw invalidMessageType
  return { uploadIds: [id] }
}
