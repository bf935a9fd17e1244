import * as z from 'zod/mini'
import { empty, endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { unblockUser as unblock } from '@/lib/messaging/people/block-user'
import { calls, tag } from '../limits'
import { saying, userNotFound } from '../refusal'

/** `unblockUser` of "ModerationService" (decision 7; rule 11 for its status). */
const definition = endpoint({
  name: 'vibesmatchUnblockUser',
  method: 'DELETE',
  path: '/api/v1/users/{user_id}/block',
  tag,
  summary: 'Unblock a user.',
  limit: calls,
  status: 204,
  params: z.object({ user_id: ref }),
  returns: empty,
  errors: ['bad_request', 'not_found'],
})

export const unblockUser = route(definition, (ctx, { user_id: id }) => saying({ not_found: userNotFound }, unblock(ctx, { id })))
