import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { createRequest } from '@/lib/messaging/requests/create-request'
import { requests, tag } from '../limits'
import { contentOf, previewOf, success } from '../map'
import { requestExists, saying, userNotFound } from '../refusal'
import { askingRules } from '../surface'
import * as views from '../views'

/**
 * "POST /api/v1/messages/request". Where the other side asked first, it accepts theirs: then the answer is about that
 * request, `accepted`, with the conversation (decision 5).
 */
const definition = endpoint({
  name: 'vibesmatchSendRequest',
  method: 'POST',
  path: '/api/v1/messages/request',
  tag,
  summary: 'Send a message request to another user.',
  limit: requests,
  status: 201,
  body: z.object({ receiver_id: jsonRef, content: z.string() }),
  returns: views.success(z.object({
    request_id: z.uuid(),
    message_id: z.uuid(),
    message: z.string(),
    preview_text: z.string(),
    status: views.requestStatus,
    conversation_id: z.optional(z.uuid()),
  })),
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting', 'conflict', 'idempotency_mismatch'],
  example: { body: { receiver_id: '550e8400-e29b-41d4-a716-446655440001', content: 'Hi! I noticed we both love hiking. Would you like to chat about your favorite trails?' } },
})

export const sendRequest = route(definition, async (ctx, { receiver_id, content }, call) => {
  const asked = createRequest({ ...ctx, rules: askingRules }, { userId: receiver_id, text: content, clientId: clientIdOf(call) })
  const { outcome, view, message } = await saying({ not_found: userNotFound, request_pending: requestExists, conflict: requestExists }, asked)
  return {
    outcome,
    view: success({
      request_id: view.id,
      message_id: message.id,
      message: 'Message request sent successfully',
      preview_text: previewOf(contentOf(message).content),
      status: view.status,
      ...(view.status === 'accepted' && { conversation_id: view.conversationId }),
    }),
  }
})
