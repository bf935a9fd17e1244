import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { innerRef, limit, ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { otherSideOf } from '@/lib/messaging/conversations/other-side'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { readStates } from '@/lib/messaging/reads/read-states'
import { calls, tag } from '../limits'
import { directMessageOf, placeOf } from '../map'
import { directMessage } from '../views'

/**
 * Section 2, "GET /conversations/{conversation_id}/messages": the newest page, ascending, and with `before` (a message's
 * id or an RFC 3339 time, exclusive) the page that precedes it (decision 13).
 */
const definition = endpoint({
  name: 'directGetMessages',
  method: 'GET',
  path: '/api/direct/conversations/{conversation_id}/messages',
  tag,
  summary: 'Get messages for a specific conversation.',
  limit: calls,
  params: z.object({ conversation_id: ref }),
  query: z.object({ limit: limit(50), before: z.optional(z.union([z.iso.datetime({ offset: true }), innerRef])) }),
  returns: z.array(directMessage),
  errors: ['validation_failed', 'not_found'],
})

export const getMessages = route(definition, async (ctx, { conversation_id, limit, before }) => {
  const { items } = await listMessages(ctx, { id: conversation_id, limit, ...(before !== undefined && placeOf(before)) })
  const [other, states] = await Promise.all([otherSideOf(ctx, conversation_id), readStates(ctx, items.map(({ id }) => id))])
  return items.map(message =>
    directMessageOf(message, message.sender.id === ctx.caller.userId ? other : ctx.caller.userId, states.get(message.id)?.read ?? false))
})
