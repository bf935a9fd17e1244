import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { cursor, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listDiscovery as list } from '@/lib/messaging/matching/list-discovery'
import { agesOf } from '@/lib/messaging/people/ages'
import { calls, tag } from '../limits'
import { listing, profileOf } from '../map'
import * as views from '../views'

/** The discovery of "Message Request Rules" 5 and "Blocking and Reporting" (decision 7). */
const definition = endpoint({
  name: 'vibesmatchListDiscovery',
  method: 'GET',
  path: '/api/v1/discovery',
  tag,
  summary: 'People whom the caller might like.',
  limit: calls,
  query: z.object({ limit: limit(20, 50), cursor }),
  returns: views.listing(z.object({ users: z.array(views.profile) })),
  errors: ['validation_failed'],
})

export const listDiscovery = route(definition, async (ctx, input) => {
  const { items, nextCursor } = await list(ctx, input)
  const ages = await agesOf(ctx, items.map(({ id }) => id))
  return listing({ users: items.map(user => profileOf(user, ages)) }, nextCursor)
})
