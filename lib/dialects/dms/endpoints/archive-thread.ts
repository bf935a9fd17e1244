import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { updateMembership } from '@/lib/messaging/conversations/update-membership'
import { calls, tag } from '../limits'

/** "Archive/Unarchive Thread": out of the inbox until something is said. */
const definition = endpoint({
  name: 'dmsArchiveThread',
  method: 'PUT',
  path: '/api/dms/threads/{thread_id}/archive',
  tag,
  summary: 'Archive/Unarchive Thread.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  body: z.object({ archived: z.boolean() }),
  returns: z.object({ archived: z.boolean() }),
  errors: ['validation_failed', 'not_found'],
  example: { body: { archived: true } },
})

export const archiveThread = route(definition, async (ctx, { thread_id, archived }) => {
  await updateMembership(ctx, { id: thread_id, archived })
  return { archived }
})
