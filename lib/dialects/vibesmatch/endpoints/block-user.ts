import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { blockUser as block } from '@/lib/messaging/people/block-user'
import { calls, tag } from '../limits'
import { done } from '../map'
import { saying, userNotFound } from '../refusal'
import * as views from '../views'

/** "POST /api/v1/users/{user_id}/block". Nobody is ever shown the reason, so that it is not kept. */
const definition = endpoint({
  name: 'vibesmatchBlockUser',
  method: 'POST',
  path: '/api/v1/users/{user_id}/block',
  tag,
  summary: 'Block a user.',
  limit: calls,
  params: z.object({ user_id: ref }),
  body: z.object({ reason: z.optional(z.nullable(z.string().check(z.maxLength(100)))) }),
  returns: views.done,
  errors: ['validation_failed', 'bad_request', 'not_found'],
  example: { body: { reason: 'inappropriate_behavior' } },
})

export const blockUser = route(definition, async (ctx, { user_id: id }) => {
  await saying({ not_found: userNotFound }, block(ctx, { id }))
  return done('User blocked successfully')
})
