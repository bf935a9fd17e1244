import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { updateMembership } from '@/lib/messaging/conversations/update-membership'
import { calls, tag } from '../limits'

/** "Pin/Unpin Thread": pinned threads are first in the inbox. */
const definition = endpoint({
  name: 'dmsPinThread',
  method: 'PUT',
  path: '/api/dms/threads/{thread_id}/pin',
  tag,
  summary: 'Pin/Unpin Thread.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  body: z.object({ pinned: z.boolean() }),
  returns: z.object({ pinned: z.boolean() }),
  errors: ['validation_failed', 'not_found'],
  example: { body: { pinned: true } },
})

export const pinThread = route(definition, async (ctx, { thread_id, pinned }) => {
  await updateMembership(ctx, { id: thread_id, pinned })
  return { pinned }
})
