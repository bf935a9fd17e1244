import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { cursor, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { agesOf } from '@/lib/messaging/people/ages'
import { listBlocks } from '@/lib/messaging/people/list-blocks'
import { calls, tag } from '../limits'
import { listing, profileOf } from '../map'
import * as views from '../views'

/** `getBlockedUsers` of "ModerationService" (decision 7). */
const definition = endpoint({
  name: 'vibesmatchListBlocked',
  method: 'GET',
  path: '/api/v1/users/blocked',
  tag,
  summary: 'Whom the caller has blocked.',
  limit: calls,
  query: z.object({ limit: limit(20, 50), cursor }),
  returns: views.listing(z.object({ users: z.array(views.profile) })),
  errors: ['validation_failed'],
})

export const listBlocked = route(definition, async (ctx, input) => {
  const { items, nextCursor } = await listBlocks(ctx, input)
  const ages = await agesOf(ctx, items.map(({ id }) => id))
  return listing({ users: items.map(user => profileOf(user, ages)) }, nextCursor)
})
