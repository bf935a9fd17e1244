import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { deleteMessage as deleteForEveryone } from '@/lib/messaging/messages/delete-message'
import { ownMessageOf } from '@/lib/messaging/outsiders'
import { actor, assertIsCaller } from '../identity'
import { calls, tag } from '../limits'

/** Section 2, "DELETE /messages/{message_id}": the row is gone (decision 10); 403 for somebody else's, even out of sight (rule 4). */
const definition = endpoint({
  name: 'directDeleteMessage',
  method: 'DELETE',
  path: '/api/direct/messages/{message_id}',
  tag,
  summary: 'Delete a single direct message.',
  limit: calls,
  params: z.object({ message_id: ref }),
  body: z.object({ user_id: actor }),
  returns: z.object({ success: z.literal(true), deleted: z.literal(true) }),
  errors: ['validation_failed', 'forbidden', 'not_found'],
  example: { body: { user_id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' } },
})

export const deleteMessage = route(definition, async (ctx, { message_id, user_id }) => {
  assertIsCaller(ctx, user_id)
  const { id, conversationId } = await ownMessageOf(ctx, message_id)
  await deleteForEveryone(ctx, { id: conversationId, messageId: id, for: 'everyone', mode: 'erase' })
  return { success: true as const, deleted: true as const }
})
