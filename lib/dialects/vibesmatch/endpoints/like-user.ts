import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { assertRef } from '@/lib/messaging/access'
import { likePerson } from '@/lib/messaging/matching/like-person'
import { calls, tag } from '../limits'
import { success } from '../map'
import { saying, userNotFound } from '../refusal'
import * as views from '../views'

/** "Match Creation Rules" 1 and 4 (decision 7): a like back, or of somebody who has asked, makes a match. */
const definition = endpoint({
  name: 'vibesmatchLikeUser',
  method: 'POST',
  path: '/api/v1/likes',
  tag,
  summary: 'Like a user.',
  limit: calls,
  status: 201,
  body: z.object({ user_id: jsonRef }),
  returns: views.success(z.object({ message: z.string(), match_created: z.boolean(), match_id: z.nullable(z.uuid()) })),
  errors: ['validation_failed', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting'],
  example: { body: { user_id: '550e8400-e29b-41d4-a716-446655440001' } },
})

export const likeUser = route(definition, async (ctx, { user_id: userId }) => {
  assertRef('user_id', userId)
  const { outcome, view } = await saying({ not_found: userNotFound }, likePerson(ctx, { userId }))
  return { outcome, view: success({ message: 'User liked successfully', match_created: view.matchCreated, match_id: view.matchId }) }
})
