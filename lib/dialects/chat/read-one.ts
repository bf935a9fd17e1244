import type { CallerCtx } from '@/lib/messaging/ctx'
import { findMessage } from '@/lib/messaging/messages/find-message'
import { markMessageRead } from '@/lib/messaging/reads/mark-message-read'

/** Marks one message as read, over HTTP and socket alike, and answers its number. */
export async function readOne(ctx: CallerCtx, ref: string): Promise<number> {
  const { id, number, conversationId } = await findMessage(ctx, ref)
  await markMessageRead(ctx, { id: conversationId, messageId: id })
  return number
}
