import * as z from 'zod/mini'
import { invalid, ParleyError } from '@/lib/contract/errors'
import { ref } from '@/lib/contract/input'
import type { Message } from '@/lib/contract/views'
import { frame } from '@/lib/http/socket'
import { contactOf } from '@/lib/messaging/contact'
import { otherSideOf } from '@/lib/messaging/conversations/other-side'
import { setTyping } from '@/lib/messaging/conversations/set-typing'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { sendMessage as send } from '@/lib/messaging/messages/send-message'
import { sendToPerson } from '@/lib/messaging/messages/send-to-person'
import { sends, socketReads, socketSends, typing } from './limits'
import { newMessageOf } from './map'
import { readOne } from './read-one'
import { conversationNotFound, saying } from './refusal'
import { type Said, saidOf } from './said'
import type { State } from './socket'

interface Addressed {
  conversation_id?: string | undefined
  receiver_id?: string | undefined
}

/** "Real-time Messaging": to a conversation, to a person, or to both where they are the same. Answered to every socket as `new_message`. */
const sendMessage = frame<Addressed & Said, State>({
  limit: [socketSends, sends],
  data: z.object({ conversation_id: z.optional(ref), receiver_id: z.optional(ref), content: z.string(), message_type: z.optional(z.string()) }),
  async receive(ctx, socket, { conversation_id, receiver_id, ...said }) {
    const message = await saying({ not_found: conversationNotFound }, say(ctx, { conversation_id, receiver_id }, await saidOf(ctx, said)))
    const otherId = await otherSideOf(ctx, message.conversationId)
    const shown = newMessageOf(message, { callerId: ctx.caller.userId, otherId })
    socket.sendOnce(message.id, 'new_message', shown)
    return shown
  },
})

async function say(ctx: CallerCtx, { conversation_id: id, receiver_id: userId }: Addressed, said: Awaited<ReturnType<typeof saidOf>>): Promise<Message> {
  if (id !== undefined) {
    if (userId !== undefined) await assertIsWith(ctx, id, userId)
    return (await send(ctx, { id, ...said })).view
  }
  if (userId === undefined) throw invalid('conversation_id', 'Either conversation_id or receiver_id.')
  return (await sendToPerson(ctx, { userId, ...said })).view.message
}

/** A conversation with somebody else is none with this person (rule 2). */
async function assertIsWith(ctx: CallerCtx, id: string, userId: string): Promise<void> {
  const [otherId, contact] = await Promise.all([otherSideOf(ctx, id), contactOf(ctx, userId)])
  if (contact.otherId !== otherId) throw new ParleyError('not_found', 'This conversation is with somebody else.')
}

/** The message alone; its sender hears of it as far as they may know (decisions 7 and 8). */
const markRead = frame<{ message_id: string }, State>({
  limit: [socketReads],
  data: z.object({ message_id: ref }),
  async receive(ctx, _, { message_id }) {
    const { messageId, readAt } = await readOne(ctx, message_id)
    return { message_id: messageId, read_by: ctx.caller.userId, read_at: readAt }
  },
})

/** "Typing Indicators". Both share one budget for each conversation. */
const type = (isTyping: boolean) => frame<{ conversation_id: string }, State>({
  limit: [{ budget: typing, per: ({ conversation_id }) => conversation_id.toLowerCase() }],
  data: z.object({ conversation_id: ref }),
  async receive(ctx, _, { conversation_id: id }) {
    await saying({ not_found: conversationNotFound }, setTyping(ctx, { id, typing: isTyping }))
  },
})

/** What a client may send. */
export const frames = { send_message: sendMessage, mark_read: markRead, typing_start: type(true), typing_stop: type(false) }
