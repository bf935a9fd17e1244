import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { count, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { pageInbox } from '@/lib/messaging/conversations/page-inbox'
import { calls, tag } from '../limits'
import { inboxThreadOf } from '../map'
import { flag } from '../query'
import { inboxThread, paged } from '../views'

/**
 * "DM Inbox": pinned threads first, then the most recent activity. Who asked finds their pending thread here, who is asked
 * does not (decision 5). `q` looks at names and messages.
 */
const definition = endpoint({
  name: 'dmsGetInbox',
  method: 'GET',
  path: '/api/dms/inbox',
  tag,
  summary: 'View all active DM conversations.',
  limit: calls,
  query: z.object({ q: z.optional(z.string().check(z.maxLength(200))), include_archived: flag, only_pinned: flag, limit: limit(20), offset: z._default(count, 0) }),
  returns: paged(inboxThread),
  errors: ['validation_failed'],
})

export const getInbox = route(definition, async (ctx, { q, include_archived, only_pinned, limit, offset }) => {
  const { items, total } = await pageInbox(ctx, { q: q?.trim(), archived: include_archived, pinned: only_pinned, limit, offset })
  return { items: items.map(begun => inboxThreadOf(begun, ctx.caller.userId, ctx.operator.publicUrl)), total, limit, offset }
})
