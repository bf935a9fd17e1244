import * as z from 'zod/mini'
import { empty, endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { markRead as mark } from '@/lib/messaging/reads/mark-read'
import { calls, tag } from '../limits'

/** "Mark Thread as Read": everything received so far. */
const definition = endpoint({
  name: 'dmsMarkRead',
  method: 'POST',
  path: '/api/dms/threads/{thread_id}/mark-read',
  tag,
  summary: 'Mark all messages in thread as read.',
  limit: calls,
  status: 204,
  params: z.object({ thread_id: ref }),
  returns: empty,
  errors: ['not_found'],
})

export const markRead = route(definition, (ctx, { thread_id }) => mark(ctx, { id: thread_id }))
