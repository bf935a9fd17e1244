import * as z from 'zod/mini'
import { time } from '@/lib/contract/views'

/** What is answered for a message (section 2, POST /messages/direct and GET …/messages). */
export const directMessage = z.object({
  id: z.uuid(),
  conversation_id: z.uuid(),
  sender_id: z.uuid(),
  receiver_id: z.uuid(),
  content: z.string(),
  read: z.boolean(),
  timestamp: time,
})
export type DirectMessage = z.infer<typeof directMessage>
