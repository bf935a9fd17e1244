import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { route } from '@/lib/http/next'
import { listConversations } from '@/lib/messaging/conversations/list-conversations'
import { calls, tag } from '../limits'
import { showRooms } from '../rooms'
import { chatRoom } from '../views'

/** Section 1, "GET /api/chat/rooms/": all of them, the most recent `updated_at` first. */
const definition = endpoint({
  name: 'chatListRooms',
  method: 'GET',
  path: '/api/chat/rooms/',
  tag,
  summary: 'Fetch all chat rooms for the current user.',
  limit: calls,
  returns: z.object({ results: z.array(chatRoom) }),
})

export const listRooms = route(definition, async ctx => {
  const conversations = await listConversations(ctx)
  return { results: conversations.map(await showRooms(ctx, conversations)) }
})
