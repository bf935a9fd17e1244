import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { cursor, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listMatches as list } from '@/lib/messaging/matching/list-matches'
import { agesOf } from '@/lib/messaging/people/ages'
import { calls, tag } from '../limits'
import { listing, matchOf } from '../map'
import * as views from '../views'

/** Decision 7: the matches of "Match Creation Rules", ended ones too unless a `status` is asked for. */
const definition = endpoint({
  name: 'vibesmatchListMatches',
  method: 'GET',
  path: '/api/v1/matches',
  tag,
  summary: "The caller's matches, the last one first.",
  limit: calls,
  query: z.object({ status: z.optional(z.enum(['active', 'unmatched'])), limit: limit(20, 50), cursor }),
  returns: views.listing(z.object({ matches: z.array(views.match) })),
  errors: ['validation_failed'],
})

export const listMatches = route(definition, async (ctx, input) => {
  const { items, nextCursor } = await list(ctx, input)
  const ages = await agesOf(ctx, items.map(({ user }) => user.id))
  return listing({ matches: items.map(match => matchOf(match, ages)) }, nextCursor)
})
