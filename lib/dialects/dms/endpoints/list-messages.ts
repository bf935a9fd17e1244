import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { count, limit, ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { pageMessages } from '@/lib/messaging/messages/page-messages'
import { calls, tag } from '../limits'
import { shownMessages, threadNumberOf } from '../messages'
import { message, paged } from '../views'

/** "List Messages": the newest page, ascending; `offset` counts back from the newest (decision 13). */
const definition = endpoint({
  name: 'dmsListMessages',
  method: 'GET',
  path: '/api/dms/threads/{thread_id}/messages',
  tag,
  summary: 'Get messages in a DM thread.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  query: z.object({ limit: limit(50), offset: z._default(count, 0) }),
  returns: paged(message),
  errors: ['validation_failed', 'not_found'],
})

export const listMessages = route(definition, async (ctx, { thread_id, limit, offset }) => {
  const [number, { items, total }] = await Promise.all([threadNumberOf(ctx, thread_id), pageMessages(ctx, { id: thread_id, limit, offset })])
  return { items: await shownMessages(ctx, items, number), total, limit, offset }
})
