import type { CallerCtx } from '@/lib/messaging/ctx'
import { findMessage } from '@/lib/messaging/messages/find-message'
import { markMessageRead } from '@/lib/messaging/reads/mark-message-read'
import { readStates } from '@/lib/messaging/reads/read-states'
import { messageNotFound, saying } from './refusal'

/** Marks one message as read, over HTTP and socket alike, and tells since when it is. */
export async function readOne(ctx: CallerCtx, ref: string): Promise<{ messageId: string; readAt: string | null }> {
  const { id, conversationId } = await saying({ not_found: messageNotFound }, findMessage(ctx, ref))
  await saying({ not_found: messageNotFound }, markMessageRead(ctx, { id: conversationId, messageId: id }))
  return { messageId: id, readAt: (await readStates(ctx, [id])).get(id)?.readAt ?? null }
}
