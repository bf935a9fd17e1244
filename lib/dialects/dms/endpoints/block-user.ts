import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { getCounterpart } from '@/lib/messaging/conversations/get-counterpart'
import { blockUser as block, unblockUser } from '@/lib/messaging/people/block-user'
import { calls, tag } from '../limits'

/** "Block/Unblock User": the person on the other side, everywhere (decision 12). */
const definition = endpoint({
  name: 'dmsBlockUser',
  method: 'PUT',
  path: '/api/dms/threads/{thread_id}/block',
  tag,
  summary: 'Block/Unblock User.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  body: z.object({ blocked: z.boolean() }),
  returns: z.object({ blocked: z.boolean() }),
  errors: ['validation_failed', 'not_found'],
  example: { body: { blocked: true } },
})

export const blockUser = route(definition, async (ctx, { thread_id, blocked }) => {
  const { userId } = await getCounterpart(ctx, { id: thread_id })
  await (blocked ? block : unblockUser)(ctx, { id: userId })
  return { blocked }
})
