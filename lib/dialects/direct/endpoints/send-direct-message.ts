import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { sendToPerson } from '@/lib/messaging/messages/send-to-person'
import { actor, assertIsCaller } from '../identity'
import { sends, tag } from '../limits'
import { directMessageOf } from '../map'
import { directMessage } from '../views'

/** Section 2, "POST /messages/direct": begins the conversation of the two, or adds to it. */
const definition = endpoint({
  name: 'directSendMessage',
  method: 'POST',
  path: '/api/direct/messages/direct',
  tag,
  summary: 'Send a direct message.',
  limit: sends,
  body: z.object({ sender_id: actor, receiver_id: jsonRef, content: z.string().check(z.maxLength(100_000)) }),
  returns: directMessage,
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'cannot_message_self', 'forbidden', 'not_found', 'user_blocked', 'not_accepting', 'request_pending', 'idempotency_mismatch'],
  example: { body: { sender_id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77', receiver_id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b78', content: 'Hey, how are you?' } },
})

export const sendDirectMessage = route(definition, async (ctx, { sender_id, receiver_id, content }, call) => {
  assertIsCaller(ctx, sender_id)
  const { outcome, view } = await sendToPerson(ctx, { userId: receiver_id, text: content, clientId: clientIdOf(call) })
  return { outcome, view: directMessageOf(view.message, view.userId, false) }
})
