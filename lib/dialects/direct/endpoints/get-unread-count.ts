import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { unreadTotal } from '@/lib/messaging/reads/unread-total'
import { assertIsCaller } from '../identity'
import { calls, tag } from '../limits'

/** Section 2, "GET /users/{user_id}/unread-count": the sum over what "GET …/conversations" lists (rule 9, decision 3). */
const definition = endpoint({
  name: 'directGetUnreadCount',
  method: 'GET',
  path: '/api/direct/users/{user_id}/unread-count',
  tag,
  summary: 'Get total unread message count for notification badge.',
  limit: calls,
  params: z.object({ user_id: ref }),
  returns: z.object({ count: z.int() }),
  errors: ['forbidden', 'validation_failed'],
})

export const getUnreadCount = route(definition, async (ctx, { user_id }) => {
  assertIsCaller(ctx, user_id)
  return { count: await unreadTotal(ctx, ['active', 'requested']) }
})
