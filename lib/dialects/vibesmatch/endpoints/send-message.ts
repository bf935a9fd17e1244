import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { time } from '@/lib/contract/views'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { sendToPerson } from '@/lib/messaging/messages/send-to-person'
import { sends, tag } from '../limits'
import { success } from '../map'
import { conversationNotFound, saying } from '../refusal'
import { saidOf } from '../said'
import * as views from '../views'

/** "POST /api/v1/messages/send". Needs a conversation, an accepted request, a match or premium; an answer to a request accepts it. */
const definition = endpoint({
  name: 'vibesmatchSendMessage',
  method: 'POST',
  path: '/api/v1/messages/send',
  tag,
  summary: 'Send a message in an existing conversation.',
  limit: sends,
  status: 201,
  body: z.object({ receiver_id: jsonRef, content: z.string(), message_type: z.optional(z.string()) }),
  returns: views.success(z.object({ message_id: z.uuid(), conversation_id: z.uuid(), message: z.string(), created_at: time })),
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'foreign_upload', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting', 'request_pending', 'idempotency_mismatch'],
  example: { body: { receiver_id: '550e8400-e29b-41d4-a716-446655440001', content: "Thanks for accepting! What's your favorite hiking spot?", message_type: 'text' } },
})

export const sendMessage = route(definition, async (ctx, { receiver_id, ...body }, call) => {
  const sent = sendToPerson(ctx, { userId: receiver_id, clientId: clientIdOf(call), ...(await saidOf(ctx, body)) })
  const { outcome, view: { message } } = await saying({ not_found: conversationNotFound }, sent)
  return {
    outcome,
    view: success({ message_id: message.id, conversation_id: message.conversationId, message: 'Message sent successfully', created_at: message.createdAt }),
  }
})
