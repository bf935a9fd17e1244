import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { eraseConversation } from '@/lib/messaging/conversations/erase-conversation'
import { calls, tag } from '../limits'

/**
 * Section 7, "DELETE /api/chat/rooms/{room_id}/": all messages are erased for both, and the caller has it out of sight
 * (decision 11). A group is cleared for the caller alone.
 */
const definition = endpoint({
  name: 'chatDeleteRoom',
  method: 'DELETE',
  path: '/api/chat/rooms/{room_id}/',
  tag,
  summary: 'Delete a chat room (conversation).',
  limit: calls,
  params: z.object({ room_id: ref }),
  returns: z.object({ message: z.literal('Room deleted successfully') }),
  errors: ['not_found'],
})

export const deleteRoom = route(definition, async (ctx, { room_id }) => {
  await eraseConversation(ctx, { id: room_id, afterwards: 'hide' })
  return { message: 'Room deleted successfully' as const }
})
