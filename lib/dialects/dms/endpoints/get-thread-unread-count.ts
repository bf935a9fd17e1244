import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { calls, tag } from '../limits'
import { unreadOf } from '../map'
import { unread } from '../views'

/** "Thread Unread Count". */
const definition = endpoint({
  name: 'dmsGetThreadUnreadCount',
  method: 'GET',
  path: '/api/dms/threads/{thread_id}/unread-count',
  tag,
  summary: 'Get unread message count for specific thread.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  returns: unread,
  errors: ['not_found'],
})

export const getThreadUnreadCount = route(definition, async (ctx, { thread_id }) => ({ unread: unreadOf(await getConversation(ctx, { id: thread_id })) }))
