import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { findConversation } from '@/lib/messaging/conversations/find-conversation'
import { sendMessage as sendToConversation } from '@/lib/messaging/messages/send-message'
import { sends, tag } from '../limits'
import { messageOf } from '../map'
import { chatMessage } from '../views'

/** Section 4, "POST /api/chat/messages/": said by the caller, and not read yet. */
const definition = endpoint({
  name: 'chatSendMessage',
  method: 'POST',
  path: '/api/chat/messages/',
  tag,
  summary: 'Send a new message to a room.',
  limit: sends,
  status: 201,
  body: z.object({ room: jsonRef, content: z.string('Not a text.').check(z.maxLength(100_000, 'Too long.')) }),
  returns: chatMessage,
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'not_found', 'user_blocked', 'not_accepting', 'request_pending', 'idempotency_mismatch'],
  example: { body: { room: 1, content: 'Hello there!' } },
})

export const sendMessage = route(definition, async (ctx, { room, content }, call) => {
  const { id, number } = await findConversation(ctx, room)
  const { outcome, view } = await sendToConversation(ctx, { id, text: content, clientId: clientIdOf(call) })
  return { outcome, view: messageOf(view, number, false) }
})
