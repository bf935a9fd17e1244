import * as z from 'zod/mini'
import { time } from '@/lib/contract/views'

/** A message: the answer of POST /messages/direct, and one of GET …/messages (section 2). */
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

const lastMessage = z.object({ id: z.uuid(), content: z.string(), timestamp: time, sender_id: z.uuid() })

/** One of `conversations` (section 2, GET …/conversations). `lastMessage` is null where everything was erased (decision 11). */
export const directConversation = z.object({
  id: z.uuid(),
  participants: z.array(z.uuid()),
  lastMessage: z.nullable(lastMessage),
  unreadCount: z.int(),
})
export type DirectConversation = z.infer<typeof directConversation>

/** One of `contacts`: the other side of the conversation in the same place. Addresses of pictures are null for who has none. */
export const contact = z.object({
  id: z.uuid(),
  username: z.string(),
  avatar_url: z.nullable(z.string()),
  avatar_urls: z.nullable(z.object({ thumbnail: z.string(), small: z.string(), medium: z.string(), large: z.string() })),
  status: z.enum(['online', 'offline']),
  lastSeen: z.string(),
  unread: z.int(),
})
export type Contact = z.infer<typeof contact>

/** The frames that are sent (section 6), each beside its `type`. */
export const events = {
  dm_sent: directMessage,
  /** Nested, and spread for those who came before that. */
  dm_received: z.extend(directMessage, { message: directMessage }),
  dm_read_receipt: z.object({ reader_id: z.uuid(), conversation_id: z.uuid(), timestamp: time }),
  error: z.object({ message: z.string() }),
}
