import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { notFound } from '@/lib/contract/errors'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import { calls, tag } from '../limits'
import { otherOf } from '../map'
import { presence } from '../views'

/** "Get User Presence", of the other side, as far as they let it be known; across a block nobody is there (decision 12). */
const definition = endpoint({
  name: 'dmsGetPresence',
  method: 'GET',
  path: '/api/dms/threads/{thread_id}/presence',
  tag,
  summary: 'Get User Presence.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  returns: presence,
  errors: ['not_found'],
})

export const getPresence = route(definition, async (ctx, { thread_id }) => {
  const other = otherOf(await getConversation(ctx, { id: thread_id }), ctx.caller.userId)
  if (!other) throw notFound('This conversation')
  return { user_id: other.number, online: other.online, last_active_at: other.lastActiveAt }
})
