import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { cursor, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listInbox } from '@/lib/messaging/conversations/list-inbox'
import { readStates } from '@/lib/messaging/reads/read-states'
import { conversations, tag } from '../limits'
import { conversationOf, listing } from '../map'
import * as views from '../views'

/** "GET /api/v1/conversations": what the caller asked is here, what they were asked is among the requests (decision 5). */
const definition = endpoint({
  name: 'vibesmatchListConversations',
  method: 'GET',
  path: '/api/v1/conversations',
  tag,
  summary: "Get user's conversations list.",
  limit: conversations,
  query: z.object({ limit: limit(20, 50), cursor, type: z._default(z.enum(['active', 'archived']), 'active') }),
  returns: views.listing(z.object({ conversations: z.array(views.conversation) })),
  errors: ['validation_failed'],
})

export const listConversations = route(definition, async (ctx, { type, limit, cursor }) => {
  const { items, nextCursor } = await listInbox(ctx, { filter: type === 'active' ? 'all' : 'archived', limit, cursor })
  const read = await readStates(ctx, items.flatMap(({ lastMessage }) => lastMessage?.id ?? []))
  return listing({ conversations: items.flatMap(item => conversationOf(item, ctx.caller.userId, read.get(item.lastMessage?.id ?? ''))) }, nextCursor)
})
