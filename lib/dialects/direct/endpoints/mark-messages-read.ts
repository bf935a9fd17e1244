import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { markReadCounting } from '@/lib/messaging/reads/mark-read'
import { actor, assertIsCaller } from '../identity'
import { calls, tag } from '../limits'

/** Section 2, "POST /conversations/{conversation_id}/read": all that the caller has received; how many were unread until then. */
const definition = endpoint({
  name: 'directMarkMessagesRead',
  method: 'POST',
  path: '/api/direct/conversations/{conversation_id}/read',
  tag,
  summary: 'Mark all messages in a conversation as read.',
  limit: calls,
  params: z.object({ conversation_id: ref }),
  body: z.object({ user_id: actor }),
  returns: z.object({ success: z.literal(true), marked_count: z.int() }),
  errors: ['validation_failed', 'forbidden', 'not_found'],
  example: { body: { user_id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' } },
})

export const markMessagesRead = route(definition, async (ctx, { conversation_id, user_id }) => {
  assertIsCaller(ctx, user_id)
  return { success: true as const, marked_count: await markReadCounting(ctx, { id: conversation_id }) }
})
