import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { cursor, limit, ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { listMessages as list } from '@/lib/messaging/messages/list-messages'
import { readStates } from '@/lib/messaging/reads/read-states'
import { requestsIn } from '@/lib/messaging/requests/requests-in'
import { messages, tag } from '../limits'
import { listing, messageOf, otherOf } from '../map'
import { conversationNotFound, saying } from '../refusal'
import * as views from '../views'

/** "GET /api/v1/conversations/{conversation_id}/messages": the newest page first, ascending inside (decision 13). */
const definition = endpoint({
  name: 'vibesmatchListMessages',
  method: 'GET',
  path: '/api/v1/conversations/{conversation_id}/messages',
  tag,
  summary: 'Get messages in a conversation.',
  limit: messages,
  params: z.object({ conversation_id: ref }),
  query: z.object({ limit: limit(50, 100), cursor }),
  returns: views.listing(z.object({ messages: z.array(views.message) })),
  errors: ['validation_failed', 'not_found'],
})

export const listMessages = route(definition, async (ctx, { conversation_id, limit, cursor }) => {
  const conversation = await saying({ not_found: conversationNotFound }, getConversation(ctx, { id: conversation_id }))
  const { id } = conversation
  const [{ items, nextCursor }, requests] = await Promise.all([
    saying({ not_found: conversationNotFound }, list(ctx, { id, limit, cursor })),
    requestsIn(ctx, id),
  ])
  const read = await readStates(ctx, items.map(message => message.id))
  const parties = { callerId: ctx.caller.userId, otherId: otherOf(conversation, ctx.caller.userId)?.id ?? ctx.caller.userId }
  const shown = items.map(message =>
    messageOf(message, parties, { read: read.get(message.id), begun: requests.findLast(({ messageId }) => messageId === message.id) }))
  return listing({ messages: shown }, nextCursor)
})
