import * as z from 'zod/mini'
import { ParleyError } from '@/lib/contract/errors'
import { ref } from '@/lib/contract/input'
import { frame } from '@/lib/http/socket'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { setTyping } from '@/lib/messaging/conversations/set-typing'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { sendMessage as send } from '@/lib/messaging/messages/send-message'
import { listOnline } from '@/lib/messaging/presence/list-online'
import { markMessageRead } from '@/lib/messaging/reads/mark-message-read'
import { calls, sends } from './limits'
import { newMessageOf } from './map'
import { type Said, said, saidOf } from './said'
import type { Typists } from './socket'

/** "Send Message": all participants receive it, every socket of the sender too. */
const sendMessage = frame<{ conversationId: string } & Said, Typists>({
  limit: [sends],
  data: z.object({ conversationId: ref, ...said }),
  async receive(ctx, socket, { conversationId, ...given }) {
    const { view } = await send(ctx, { id: conversationId, ...saidOf(ctx, given) })
    const shown = newMessageOf(view, ctx.operator.publicUrl)
    socket.sendOnce(shown.id, 'newMessage', shown)
    return shown
  },
})

/** "Typing Indicator". */
const type = (typing: boolean) => frame<{ conversationId: string }, Typists>({
  limit: [calls],
  data: z.object({ conversationId: ref }),
  receive: (ctx, _, { conversationId }) => tell(ctx, conversationId, typing),
})

/** To who was asked and has not answered the conversation is there as any other, but nobody hears that they type (decision 16). */
async function tell(ctx: CallerCtx, id: string, typing: boolean): Promise<void> {
  try {
    await setTyping(ctx, { id, typing })
  } catch (error) {
    if (!(error instanceof ParleyError && error.code === 'not_found')) throw error
    await getConversation(ctx, { id })
  }
}

/** "Read Receipt": that message alone (decision 8). */
const markAsRead = frame<{ conversationId: string; messageId: string }, Typists>({
  limit: [calls],
  data: z.object({ conversationId: ref, messageId: ref }),
  receive: (ctx, _, { conversationId, messageId }) => markMessageRead(ctx, { id: conversationId, messageId }),
})

/** "User Presence": the caller, and those with whom they share an active conversation (decision 15). */
const getOnlineUsers = frame<unknown, Typists>({
  limit: [calls],
  data: z.unknown(),
  async receive(ctx, socket) {
    const ids = (await listOnline(ctx)).map(({ id }) => id)
    socket.send('onlineUsers', ids)
    return ids
  },
})

/** What a client may send. */
export const frames = { sendMessage, typing: type(true), stopTyping: type(false), markAsRead, getOnlineUsers }
