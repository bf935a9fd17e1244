import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { time } from '@/lib/contract/views'
import { route } from '@/lib/http/next'
import { calls, tag } from '../limits'
import { success } from '../map'
import { readOne } from '../read-one'
import * as views from '../views'

/** "PUT /api/v1/messages/{message_id}/read": that message only; an own one is 403 (decision 8). */
const definition = endpoint({
  name: 'vibesmatchMarkRead',
  method: 'PUT',
  path: '/api/v1/messages/{message_id}/read',
  tag,
  summary: 'Mark a message as read.',
  limit: calls,
  params: z.object({ message_id: ref }),
  returns: views.success(z.object({ message: z.string(), read_at: z.nullable(time) })),
  errors: ['not_found', 'forbidden'],
})

export const markRead = route(definition, async (ctx, { message_id }) => {
  const { readAt } = await readOne(ctx, message_id)
  return success({ message: 'Message marked as read', read_at: readAt })
})
