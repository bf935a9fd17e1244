import * as z from 'zod/mini'
import { number, time } from '@/lib/contract/views'
import { sender } from './views'

function inRoom<Data extends z.ZodMiniType>(data: Data) {
  return z.object({ data })
}

/** What the socket sends ("Events to Send", and decision 22). */
export const events = {
  new_message: inRoom(z.object({ id: number, room: number, sender: z.omit(sender, { username: true }), content: z.string(), created_at: time })),
  typing: inRoom(z.object({ user_id: number, is_typing: z.boolean() })),
  message_read: inRoom(z.object({ user_id: number, message_id: z.optional(number), read_at: time })),
  user_status: inRoom(z.object({ user_id: number, online: z.boolean() })),
  pong: inRoom(z.object({})),
  error: z.object({ message: z.string() }),
}
