import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { innerRef, limit } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { findConversation } from '@/lib/messaging/conversations/find-conversation'
import { listMessages as listOfConversation } from '@/lib/messaging/messages/list-messages'
import { readStates } from '@/lib/messaging/reads/read-states'
import { calls, tag } from '../limits'
import { messageOf } from '../map'
import { nextPage } from '../next-page'
import { chatMessage } from '../views'

/**
 * Section 3, "GET /api/chat/messages/": the newest page, oldest first in it. `before`, a message, is exclusive; `next` is
 * the address of the page of older ones (decision 13).
 */
const definition = endpoint({
  name: 'chatListMessages',
  method: 'GET',
  path: '/api/chat/messages/',
  tag,
  summary: 'Fetch messages for a specific room.',
  limit: calls,
  query: z.object({ room_id: innerRef, limit: limit(100, 200), before: z.optional(innerRef) }),
  returns: z.object({ results: z.array(chatMessage), next: z.nullable(z.string()) }),
  errors: ['validation_failed', 'not_found'],
})

export const listMessages = route(definition, async (ctx, { room_id, limit, before }, call) => {
  const { id, number } = await findConversation(ctx, room_id)
  const { items, hasOlder } = await listOfConversation(ctx, { id, limit, before })
  const states = await readStates(ctx, items.map(item => item.id))
  return {
    results: items.map(item => messageOf(item, number, states.get(item.id)?.read ?? false)),
    next: hasOlder && items[0] ? nextPage(call, items[0].number) : null,
  }
})
