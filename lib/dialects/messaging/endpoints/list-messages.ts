import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { pageMessages } from '@/lib/messaging/messages/page-messages'
import { readersOf } from '@/lib/messaging/reads/readers-of'
import { calls, tag } from '../limits'
import { messageOf, offsetOf } from '../map'
import { paging } from '../paging'
import { listing, message } from '../views'

/**
 * Section 3, "Get Conversation Messages": the newest page first, ascending inside; `before` is a time, exclusive
 * (decision 13). `total` counts the whole conversation, also with `before` (decision 22a).
 */
const definition = endpoint({
  name: 'messagingListMessages',
  method: 'GET',
  path: '/api/messages/conversations/{conversationId}/messages',
  tag,
  summary: 'Get the messages of a conversation.',
  limit: calls,
  params: z.object({ conversationId: ref }),
  query: z.object({ ...paging(50), before: z.optional(z.iso.datetime({ offset: true })) }),
  returns: listing(message, z.object({ page: z.int(), limit: z.int(), total: z.int(), hasMore: z.boolean() })),
  errors: ['validation_failed', 'not_found'],
})

export const listMessages = route(definition, async (ctx, { conversationId, page, limit, before }) => {
  const beforeTime = before === undefined ? undefined : new Date(before)
  const { items, total, hasOlder } = await pageMessages(ctx, { id: conversationId, limit, offset: offsetOf({ page, limit }), beforeTime })
  const readers = await readersOf(ctx, items.map(({ id }) => id))
  const data = items.map(item => messageOf(item, readers.get(item.id) ?? [item.sender.id], ctx.operator.publicUrl))
  return { success: true as const, data, meta: { page, limit, total, hasMore: hasOlder } }
})
