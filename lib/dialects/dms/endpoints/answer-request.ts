import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { getLoadedConversation } from '@/lib/messaging/conversations/get-conversation'
import { getAsked } from '@/lib/messaging/requests/asked-conversations'
import { acceptRequest, declineRequest } from '@/lib/messaging/requests/decide-request'
import { calls, tag } from '../limits'
import { threadOf } from '../map'
import { thread } from '../views'

/**
 * "Accept/Reject DM Request". A request's id is the thread's (decision 1); to who asked, a rejected one stays pending
 * (decision 5). The same answer again changes nothing.
 */
const definition = endpoint({
  name: 'dmsAnswerRequest',
  method: 'PUT',
  path: '/api/dms/requests/{thread_id}',
  tag,
  summary: 'Respond to DM request.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  body: z.object({ status: z.enum(['accepted', 'rejected']) }),
  returns: thread,
  errors: ['validation_failed', 'not_found', 'conflict', 'user_blocked'],
  example: { body: { status: 'accepted' } },
})

export const answerRequest = route(definition, async (ctx, { thread_id, status }) => {
  const asked = await getAsked(ctx, { id: thread_id })
  if (status === 'rejected') {
    await declineRequest(ctx, { id: asked.requestId })
    return { ...threadOf(asked, ctx.caller.userId), status }
  }
  await acceptRequest(ctx, { id: asked.requestId })
  return threadOf(await getLoadedConversation(ctx, { id: thread_id }), ctx.caller.userId)
})
