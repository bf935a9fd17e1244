import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { cursor, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { agesOf } from '@/lib/messaging/people/ages'
import { listRequests as list } from '@/lib/messaging/requests/list-requests'
import { openingMessages } from '@/lib/messaging/requests/opening-messages'
import { calls, tag } from '../limits'
import { listing, requestOf } from '../map'
import * as views from '../views'

/** "GET /api/v1/messages/requests". What was declined or taken back shows as decision 5 has it. */
const definition = endpoint({
  name: 'vibesmatchListRequests',
  method: 'GET',
  path: '/api/v1/messages/requests',
  tag,
  summary: 'Get message requests (received and sent).',
  limit: calls,
  query: z.object({
    type: z._default(z.enum(['received', 'sent']), 'received'),
    status: z._default(views.requestStatus, 'pending'),
    limit: limit(20, 50),
    cursor,
  }),
  returns: views.listing(z.object({ requests: z.array(views.request) })),
  errors: ['validation_failed'],
})

export const listRequests = route(definition, async (ctx, { type, status, limit, cursor }) => {
  const { items, nextCursor } = await list(ctx, { box: type, status, limit, cursor })
  const ages = await agesOf(ctx, items.flatMap(({ from, to }) => [from.id, to.id]))
  const wordless = await openingMessages(ctx, items.flatMap(({ id, text }) => (text === '' ? [id] : [])))
  return listing({ requests: items.map(item => requestOf(item, { callerId: ctx.caller.userId, ages, opening: wordless.get(item.id) })) }, nextCursor)
})
