import * as z from 'zod/mini'
import { notFound, type ParleyError } from '@/lib/contract/errors'
import type { ParleyEvent } from '@/lib/contract/events'
import { jsonRef } from '@/lib/contract/input'
import type { Message } from '@/lib/contract/views'
import { frame, type Socket, socketDialect } from '@/lib/http/socket'
import { contactOf } from '@/lib/messaging/contact'
import { otherSideOf } from '@/lib/messaging/conversations/other-side'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { loadMessage } from '@/lib/messaging/messages/load-messages'
import { sendToPerson } from '@/lib/messaging/messages/send-to-person'
import { markRead } from '@/lib/messaging/reads/mark-read'
import { assertIsCaller } from './identity'
import { calls, sends } from './limits'
import { directMessageOf } from './map'
import { surface } from './surface'
import { type DirectMessage, events } from './views'

/** By conversation, who is on its other side. */
type Others = Map<string, string>

/** Section 6, "DM Message Handler". `sender_id` may be left out, and can only be the caller (rule 2). */
const dmMessage = frame<{ sender_id?: string | null | undefined; receiver_id: string; content: string }, Others>({
  limit: [sends],
  data: z.object({ sender_id: z.nullish(jsonRef), receiver_id: jsonRef, content: z.string().check(z.maxLength(100_000)) }),
  async receive(ctx, socket, { sender_id, receiver_id, content }) {
    if (sender_id) assertIsCaller(ctx, sender_id)
    const { view } = await sendToPerson(ctx, { userId: receiver_id, text: content })
    sent(socket, directMessageOf(view.message, view.userId, false))
  },
})

/**
 * Section 6, "DM Read Receipt Handler". Without `conversation_id` it is the reader's with `sender_id`. Whoever wrote hears
 * of it as of every reading, over HTTP too, and only as far as both sides let them.
 */
const dmRead = frame<{ reader_id: string; sender_id?: string | null | undefined; conversation_id?: string | null | undefined }, Others>({
  limit: [calls],
  data: z.object({ reader_id: jsonRef, sender_id: z.nullish(jsonRef), conversation_id: z.nullish(jsonRef) }),
  async receive(ctx, _socket, { reader_id, sender_id, conversation_id }) {
    assertIsCaller(ctx, reader_id)
    const id = conversation_id ?? (sender_id ? (await contactOf(ctx, sender_id)).conversationId : null)
    if (id === null) throw notFound('This conversation')
    await markRead(ctx, { id })
  },
})

/** Section 6, on `/ws` and `/ws/{user_id}` (decision 22). */
export const socket = socketDialect<Others>({
  surface,
  reach: { transport: 'raw', paths: ['/ws', '/ws/{user_id}'] },
  async open(ctx, { params }) {
    if (params.user_id !== undefined) assertIsCaller(ctx, params.user_id)
    return new Map()
  },
  frames: { dm_message: dmMessage, dm_read: dmRead },
  events,
  notify,
  errorFrame: (error, refused) => ({ event: 'error', data: { message: messageOf(error, refused) } }),
})

async function notify(ctx: CallerCtx, socket: Socket<Others>, event: ParleyEvent): Promise<void> {
  switch (event.type) {
    case 'message_created':
      return show(ctx, socket, event.message ?? (await loadMessage(ctx, event.messageId)))
    case 'request_created':
    case 'request_updated':
      // There are no requests here: what is said to ask arrives (decision 3).
      if (event.messageId && event.request.to.id === ctx.caller.userId) await show(ctx, socket, await loadMessage(ctx, event.messageId))
      return
    case 'conversation_read':
      if (event.userId === ctx.caller.userId || (await otherSide(ctx, socket, event.conversationId)) !== event.userId) return
      return socket.send('dm_read_receipt', { reader_id: event.userId, conversation_id: event.conversationId, timestamp: event.at })
  }
}

async function show(ctx: CallerCtx, socket: Socket<Others>, message: Message): Promise<void> {
  const { userId } = ctx.caller
  const other = await otherSide(ctx, socket, message.conversationId)
  if (message.sender.id === userId) return sent(socket, directMessageOf(message, other, false))
  const shown = directMessageOf(message, userId, false)
  socket.sendOnce(shown.id, 'dm_received', { message: shown, ...shown })
}

/** Each of the sender's sockets hears of a message once: by this answer, or by the event that it makes. */
function sent(socket: Socket<Others>, message: DirectMessage): void {
  socket.sendOnce(message.id, 'dm_sent', message)
}

/** Throws `not_found` for a group, which is none here. */
async function otherSide(ctx: CallerCtx, { state }: Socket<Others>, conversationId: string): Promise<string> {
  const known = state.get(conversationId) ?? (await otherSideOf(ctx, conversationId))
  state.set(conversationId, known)
  return known
}

/** Section 6 has words for what is missing, and for what went wrong on our side. */
function messageOf({ code, message }: ParleyError, refused: string | undefined): string {
  if (refused !== 'dm_message') return message
  if (code === 'validation_failed' || code === 'blank_text') return 'DM requires receiver_id and content'
  return code === 'internal' || code === 'unavailable' ? 'Failed to send DM' : message
}
