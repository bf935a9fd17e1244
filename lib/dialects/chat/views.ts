import * as z from 'zod/mini'
import { number, time } from '@/lib/contract/views'

/** Somebody who said something. */
export const sender = z.object({ id: number, username: z.string(), first_name: z.string(), last_name: z.string() })
export type Sender = z.infer<typeof sender>

/** Somebody in a room. `email` is `""` where it is not for the caller to know (decision 14). */
export const participant = z.extend(sender, { email: z.string() })
export type Participant = z.infer<typeof participant>

/** A message: sections 3 and 4. */
export const chatMessage = z.object({
  id: number,
  room: number,
  sender,
  content: z.string(),
  created_at: time,
  is_read: z.boolean(),
})
export type ChatMessage = z.infer<typeof chatMessage>

/** A room: sections 1 and 2. */
export const chatRoom = z.object({
  id: number,
  type: z.enum(['direct', 'group']),
  name: z.string(),
  participants: z.array(participant),
  last_message: z.nullable(z.omit(chatMessage, { room: true })),
  unread_count: z.int(),
  updated_at: time,
  created_at: time,
})
export type ChatRoom = z.infer<typeof chatRoom>
