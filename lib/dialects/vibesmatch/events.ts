import * as z from 'zod/mini'
import { time } from '@/lib/contract/views'
import { messageType } from './views'

const typing = z.object({ conversation_id: z.uuid(), user_id: z.uuid(), is_typing: z.boolean() })

/** What the socket sends ("WebSocket Events"). */
export const events = {
  authenticated: z.object({ user_id: z.uuid() }),
  new_message: z.object({
    message_id: z.uuid(),
    conversation_id: z.uuid(),
    sender_id: z.uuid(),
    receiver_id: z.uuid(),
    content: z.string(),
    message_type: messageType,
    created_at: time,
  }),
  message_read: z.object({ message_id: z.uuid(), read_by: z.uuid(), read_at: time }),
  user_typing: typing,
  user_online: z.object({ user_id: z.uuid() }),
  user_offline: z.object({ user_id: z.uuid(), last_active: z.nullable(time) }),
  error: z.object({ code: z.string(), message: z.string() }),
}
