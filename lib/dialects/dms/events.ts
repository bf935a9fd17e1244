import * as z from 'zod/mini'
import { number, time } from '@/lib/contract/views'
import { message } from './views'

/** "Notification Payload Example", with which kind of event it tells of (decision 22), and the words of "Smart Notification Types". */
const notification = z.object({
  event: z.enum(['dm_message', 'dm_reply', 'dm_media', 'dm_request']),
  thread_id: number,
  message: z.object({ sender_id: number, sender_name: z.string(), message_text: z.string(), has_media: z.boolean(), is_reply: z.boolean(), timestamp: time }),
  text: z.string(),
})
export type Notification = z.infer<typeof notification>

/** What the socket sends ("WebSocket Events", and decision 22). */
export const events = {
  connection_established: z.object({ thread_id: number, user_id: number, timestamp: time }),
  new_message: z.object({ message }),
  message_deleted: z.object({ thread_id: number, message_id: z.nullable(number) }),
  typing_update: z.object({ user_id: number, typing: z.boolean() }),
  presence_update: z.object({ user_id: number, online: z.boolean() }),
  reaction_update: z.object({ thread_id: number, message_id: number, user_id: number, emoji: z.string(), action: z.enum(['added', 'removed']), count: z.int() }),
  unread_update: z.object({ thread_id: number, unread: z.int() }),
  dm_notification: notification,
  pong: z.object({}),
  error: z.object({ message: z.string() }),
}
