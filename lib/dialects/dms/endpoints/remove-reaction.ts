import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { removeReaction as remove } from '@/lib/messaging/messages/react'
import { calls, tag } from '../limits'

/** "Remove Reaction". What is not there is gone already (decision 19). */
const definition = endpoint({
  name: 'dmsRemoveReaction',
  method: 'DELETE',
  path: '/api/dms/threads/{thread_id}/messages/{message_id}/reactions/{emoji}',
  tag,
  summary: 'Remove an emoji reaction from a DM message.',
  limit: calls,
  params: z.object({ thread_id: ref, message_id: ref, emoji: z.string().check(z.maxLength(100)) }),
  returns: z.object({ success: z.literal(true) }),
  errors: ['validation_failed', 'not_found'],
})

export const removeReaction = route(definition, async (ctx, { thread_id, message_id, emoji }) => {
  await remove(ctx, { id: thread_id, messageId: message_id, emoji })
  return { success: true as const }
})
