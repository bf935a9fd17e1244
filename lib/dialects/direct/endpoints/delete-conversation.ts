import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { eraseConversation } from '@/lib/messaging/conversations/erase-conversation'
import { assertNotOutside } from '@/lib/messaging/outsiders'
import { actor, assertIsCaller } from '../identity'
import { calls, tag } from '../limits'

/** Section 2, "DELETE /conversations/{conversation_id}": erased for both, and the caller leaves (decision 11); 403 for who is not in it (rule 4). */
const definition = endpoint({
  name: 'directDeleteConversation',
  method: 'DELETE',
  path: '/api/direct/conversations/{conversation_id}',
  tag,
  summary: 'Delete an entire conversation and all its messages.',
  limit: calls,
  params: z.object({ conversation_id: ref }),
  body: z.object({ user_id: actor }),
  returns: z.object({ success: z.literal(true), messages_deleted: z.int() }),
  errors: ['validation_failed', 'forbidden', 'not_found'],
  example: { body: { user_id: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' } },
})

export const deleteConversation = route(definition, async (ctx, { conversation_id, user_id }) => {
  assertIsCaller(ctx, user_id)
  await assertNotOutside(ctx, conversation_id)
  return { success: true as const, messages_deleted: await eraseConversation(ctx, { id: conversation_id, afterwards: 'leave' }) }
})
