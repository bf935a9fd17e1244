import * as z from 'zod/mini'
import { invalid } from '@/lib/contract/errors'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { uploadIdOf } from '@/lib/messaging/media/upload-ref'
import { messageType } from './views'

const attachmentRef = z.string().check(z.minLength(1), z.maxLength(2000))

/** What a client says, over HTTP and socket alike. `attachments`: own uploads, each by the id or URL that the upload was answered with (decision 18). */
export const said = {
  content: z.optional(z.string().check(z.maxLength(100_000))),
  type: z.optional(messageType),
  attachments: z.optional(z.array(z.union([attachmentRef, z.object({ id: attachmentRef }), z.object({ url: attachmentRef })]))),
}

export interface Said {
  content?: string | undefined
  type?: z.infer<typeof messageType> | undefined
  attachments?: (string | { id: string } | { url: string })[] | undefined
}

/**
 * The same as the core takes it. What a message is decides what is in it (decision 18); but a type that needs a file comes
 * with one, and nobody speaks for the system. `hasFile`: one comes along by itself.
 */
export function saidOf(ctx: CallerCtx, { content, type = 'TEXT', attachments = [] }: Said, hasFile = false): { text: string | undefined; uploadIds: string[] } {
  if (type === 'SYSTEM') throw invalid('type', 'Messages of this type are not sent by people.')
  if (type !== 'TEXT' && attachments.length === 0 && !hasFile) throw invalid('file', `A message of the type ${type} comes with a file.`)
  return { text: content, uploadIds: attachments.map(ref => uploadIdOf(refOf(ref), ctx.operator.publicUrl)) }
}

function refOf(ref: NonNullable<Said['attachments']>[number]): string {
  if (typeof ref === 'string') return ref
  return 'id' in ref ? ref.id : ref.url
}
