import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { number } from '@/lib/contract/views'
import { route } from '@/lib/http/next'
import { calls, tag } from '../limits'
import { readOne } from '../read-one'

/** Section 6, "POST /api/chat/messages/{message_id}/mark_read/": that message only (decision 8); 403 for the caller's own. */
const definition = endpoint({
  name: 'chatMarkMessageRead',
  method: 'POST',
  path: '/api/chat/messages/{message_id}/mark_read/',
  tag,
  summary: 'Mark a specific message as read.',
  limit: calls,
  params: z.object({ message_id: ref }),
  returns: z.object({ message: z.literal('Message marked as read'), id: number }),
  errors: ['forbidden', 'not_found'],
})

export const markMessageRead = route(definition, async (ctx, { message_id }) => ({
  message: 'Message marked as read' as const,
  id: await readOne(ctx, message_id),
}))
