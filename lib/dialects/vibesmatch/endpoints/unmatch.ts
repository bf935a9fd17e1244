import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { unmatch as endMatch } from '@/lib/messaging/matching/unmatch'
import { calls, tag } from '../limits'
import { done } from '../map'
import { matchNotFound, saying } from '../refusal'
import * as views from '../views'

/** "DELETE /api/v1/matches/{match_id}": the conversation is archived for both (decision 7). */
const definition = endpoint({
  name: 'vibesmatchUnmatch',
  method: 'DELETE',
  path: '/api/v1/matches/{match_id}',
  tag,
  summary: 'Unmatch with a user.',
  limit: calls,
  params: z.object({ match_id: ref }),
  returns: views.done,
  errors: ['not_found'],
})

export const unmatch = route(definition, async (ctx, { match_id: id }) => {
  await saying({ not_found: matchNotFound }, endMatch(ctx, { id }))
  return done('Unmatched successfully')
})
