import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { innerRef } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { conversationsById } from '@/lib/messaging/conversations/conversations-by-id'
import { pageFound } from '@/lib/messaging/search/page-found'
import { calls, tag } from '../limits'
import { foundMessageOf, offsetOf } from '../map'
import { paging } from '../paging'
import { foundMessage, listing } from '../views'

/** "Search Messages": words, prefixes and substrings, the newest first (decision 20). */
const definition = endpoint({
  name: 'messagingSearchMessages',
  method: 'GET',
  path: '/api/messages/search',
  tag,
  summary: 'Search messages.',
  limit: calls,
  query: z.object({
    query: z.string('Something to look for.').check(z.trim(), z.minLength(1, 'Something to look for.'), z.maxLength(200)),
    conversationId: z.optional(innerRef),
    ...paging(20),
  }),
  returns: listing(foundMessage, z.object({ page: z.int(), limit: z.int(), total: z.int() })),
  errors: ['validation_failed', 'not_found'],
})

export const searchMessages = route(definition, async (ctx, { query, conversationId, page, limit }) => {
  const { items, total } = await pageFound(ctx, { q: query, conversationId, limit, offset: offsetOf({ page, limit }) })
  const conversations = await conversationsById(ctx, items.map(item => item.conversationId))
  const data = items.flatMap(item => {
    const conversation = conversations.get(item.conversationId)
    return conversation ? [foundMessageOf(item, conversation, ctx.caller.userId, ctx.operator.publicUrl)] : []
  })
  return { success: true as const, data, meta: { page, limit, total } }
})
