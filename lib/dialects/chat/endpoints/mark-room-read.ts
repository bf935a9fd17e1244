import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { markReadCounting } from '@/lib/messaging/reads/mark-read'
import { calls, tag } from '../limits'

/** Section 5, "POST /api/chat/rooms/{room_id}/mark_read/": all that the caller has received; how many were unread until then. */
const definition = endpoint({
  name: 'chatMarkRoomRead',
  method: 'POST',
  path: '/api/chat/rooms/{room_id}/mark_read/',
  tag,
  summary: 'Mark all messages in a room as read.',
  limit: calls,
  params: z.object({ room_id: ref }),
  returns: z.object({ message: z.literal('All messages marked as read'), updated_count: z.int() }),
  errors: ['not_found'],
})

export const markRoomRead = route(definition, async (ctx, { room_id }) => ({
  message: 'All messages marked as read' as const,
  updated_count: await markReadCounting(ctx, { id: room_id }),
}))
