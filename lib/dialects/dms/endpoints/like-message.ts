import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { toggleReaction } from '@/lib/messaging/messages/react'
import { calls, tag } from '../limits'
import { heart } from '../map'

/** "Like Message": gives the heart, or takes it back. It is the reaction ❤️ (decision 19). */
const definition = endpoint({
  name: 'dmsLikeMessage',
  method: 'POST',
  path: '/api/dms/threads/{thread_id}/messages/{message_id}/heart',
  tag,
  summary: 'Toggle heart/like on a message.',
  limit: calls,
  params: z.object({ thread_id: ref, message_id: ref }),
  returns: z.object({ liked: z.boolean(), heart_count: z.int() }),
  errors: ['not_found', 'user_blocked', 'not_accepting', 'too_many_reactions'],
})

export const likeMessage = route(definition, async (ctx, { thread_id, message_id }) => {
  const { mine, count } = await toggleReaction(ctx, { id: thread_id, messageId: message_id, emoji: heart })
  return { liked: mine, heart_count: count }
})
