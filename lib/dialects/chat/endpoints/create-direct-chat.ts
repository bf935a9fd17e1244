import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { jsonRef } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { createConversation } from '@/lib/messaging/conversations/create-conversation'
import { calls, tag } from '../limits'
import { showRooms } from '../rooms'
import { chatRoom } from '../views'

/** Section 2, "POST /api/chat/rooms/create_direct_chat/": the one of the two people, which is begun (201) or there already (200). */
const definition = endpoint({
  name: 'chatCreateDirectChat',
  method: 'POST',
  path: '/api/chat/rooms/create_direct_chat/',
  tag,
  summary: 'Create a new direct chat room with another user.',
  limit: calls,
  status: 201,
  body: z.object({ user_id: jsonRef }),
  returns: chatRoom,
  errors: ['validation_failed', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting'],
  example: { body: { user_id: 2 } },
})

export const createDirectChat = route(definition, async (ctx, { user_id }) => {
  const { outcome, view } = await createConversation(ctx, { memberIds: [user_id] })
  const show = await showRooms(ctx, [view])
  return { outcome, view: show(view) }
})
