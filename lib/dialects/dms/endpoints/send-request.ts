import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { contactOf } from '@/lib/messaging/contact'
import { getLoadedConversation } from '@/lib/messaging/conversations/get-conversation'
import { sendToPerson } from '@/lib/messaging/messages/send-to-person'
import { requests, tag } from '../limits'
import { threadOf } from '../map'
import { thread } from '../views'

/**
 * "Send DM Request": asks, or says it at once where nobody needs to be asked any more: the recipient lets the sender in by
 * themselves, asked first, or has accepted already (decisions 3 to 6). A thread that was accepted before answers 200.
 */
const definition = endpoint({
  name: 'dmsSendRequest',
  method: 'POST',
  path: '/api/dms/requests',
  tag,
  summary: 'Start a conversation with another user.',
  limit: requests,
  status: 201,
  body: z.object({ recipient_id: jsonRef, text: z.string().check(z.maxLength(100_000)) }),
  returns: thread,
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting', 'request_pending', 'idempotency_mismatch'],
  example: { body: { recipient_id: 123, text: 'Hello!' } },
})

export const sendRequest = route(definition, async (ctx, { recipient_id, text }, call) => {
  const { states } = (await contactOf(ctx, recipient_id)).facts
  const { outcome, view } = await sendToPerson(ctx, { userId: recipient_id, text, clientId: clientIdOf(call) })
  const begun = await getLoadedConversation(ctx, { id: view.message.conversationId })
  const wasAccepted = states?.sender === 'active' && states.recipient === 'active'
  return { outcome: wasAccepted && outcome === 'created' ? 'existing' : outcome, view: threadOf(begun, ctx.caller.userId) }
})
