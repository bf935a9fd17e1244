import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { route } from '@/lib/http/next'
import { pageConversations } from '@/lib/messaging/conversations/list-conversations'
import { calls, tag } from '../limits'
import { listedConversationOf, offsetOf } from '../map'
import { paging } from '../paging'
import { listedConversation, listing } from '../views'

/** Section 2, "Get All Conversations": the latest activity first; `search` looks at names and words. */
const definition = endpoint({
  name: 'messagingListConversations',
  method: 'GET',
  path: '/api/messages/conversations',
  tag,
  summary: 'Get all conversations.',
  limit: calls,
  query: z.object({ ...paging(20), search: z.optional(z.string().check(z.trim(), z.maxLength(200))) }),
  returns: listing(listedConversation, z.object({ page: z.int(), limit: z.int(), total: z.int(), totalPages: z.int() })),
  errors: ['validation_failed'],
})

export const listConversations = route(definition, async (ctx, { page, limit, search }) => {
  const { items, total } = await pageConversations(ctx, { q: search, limit, offset: offsetOf({ page, limit }) })
  const data = items.map(conversation => listedConversationOf(conversation, ctx.caller.userId, ctx.operator.publicUrl))
  return { success: true as const, data, meta: { page, limit, total, totalPages: Math.ceil(total / limit) } }
})
