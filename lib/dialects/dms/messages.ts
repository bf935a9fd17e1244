import * as z from 'zod/mini'
import { jsonRef } from '@/lib/contract/input'
import type { Message } from '@/lib/contract/views'
import { findConversation } from '@/lib/messaging/conversations/find-conversation'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { uploadIdOf } from '@/lib/messaging/media/upload-ref'
import { captionsIn, messagesById } from '@/lib/messaging/messages/messages-by-id'
import { sendMessage } from '@/lib/messaging/messages/send-message'
import { readStates } from '@/lib/messaging/reads/read-states'
import type { Outcome } from '@/lib/messaging/verb'
import { messageOf } from './map'
import type { ThreadMessage } from './views'

const url = z.string().check(z.maxLength(2000))
const text = z.string().check(z.maxLength(100_000))

/** "Send Message", over HTTP and socket alike. There is a text, also an empty one, or media. */
export const messageBody = z
  .object({
    text: z.optional(text),
    reply_to_id: z.nullish(jsonRef),
    photo_urls: z.nullish(z.array(url)),
    video_urls: z.nullish(z.array(url)),
    caption: z.nullish(text),
  })
  .check(z.refine(said => said.text !== undefined || [...(said.photo_urls ?? []), ...(said.video_urls ?? [])].length > 0, { path: ['text'], message: 'Field required' }))
export type MessageBody = z.infer<typeof messageBody>

/** Says it in a thread. Media are own uploads, by their URL or id (decision 18). */
export async function say(ctx: CallerCtx, threadId: string, said: MessageBody, clientId?: string): Promise<Outcome<Message>> {
  const uploadIds = [...(said.photo_urls ?? []), ...(said.video_urls ?? [])].map(ref => uploadIdOf(ref, ctx.operator.publicUrl))
  return sendMessage(ctx, {
    id: threadId,
    text: said.text,
    caption: said.caption ?? undefined,
    replyToId: said.reply_to_id ?? undefined,
    uploadIds,
    clientId,
  })
}

/** Messages of one thread as the caller sees them, in a few queries however many they are. */
export async function shownMessages(ctx: CallerCtx, messages: readonly Message[], threadNumber: number): Promise<ThreadMessage[]> {
  const [states, answered, captions] = await Promise.all([
    readStates(ctx, messages.map(({ id }) => id)),
    messagesById(ctx, messages.flatMap(({ replyTo }) => replyTo?.id ?? [])),
    captionsIn(ctx, messages),
  ])
  return messages.map(message => messageOf(message, {
    threadNumber,
    seen: states.get(message.id)?.read ?? false,
    answered: answered.get(message.replyTo?.id ?? ''),
    captionAt: captions.get(message.id),
    base: ctx.operator.publicUrl,
  }))
}

export async function shownMessage(ctx: CallerCtx, message: Message, threadNumber: number): Promise<ThreadMessage> {
  const [shown] = await shownMessages(ctx, [message], threadNumber)
  if (!shown) throw new Error('A message was not shown.')
  return shown
}

/** The integer of a thread that the caller may look into. Throws `not_found`. */
export async function threadNumberOf(ctx: CallerCtx, ref: string): Promise<number> {
  return (await findConversation(ctx, ref)).number
}
