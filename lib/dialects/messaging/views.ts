import * as z from 'zod/mini'
import { time } from '@/lib/contract/views'

/** Every answer that is no list. */
export function success<Data extends z.ZodMiniType>(data: Data) {
  return z.object({ success: z.literal(true), message: z.optional(z.string()), data })
}

/** A list, with how to go on in it. */
export function listing<Item extends z.ZodMiniType, Meta extends z.ZodMiniType>(item: Item, meta: Meta) {
  return z.object({ success: z.literal(true), data: z.array(item), meta })
}

/** "MessageType" of the schema: by the first file of a message, or FILE for files of several kinds. */
export const messageTypes = ['TEXT', 'FILE', 'IMAGE', 'VIDEO', 'AUDIO', 'SYSTEM'] as const
export const messageType = z.enum(messageTypes)
export type MessageType = z.infer<typeof messageType>

export const conversationTypes = ['DIRECT', 'GROUP'] as const
export const conversationType = z.enum(conversationTypes)

/** Somebody (section 1). `profilePhoto` is null for who has none. */
export const participant = z.object({ id: z.uuid(), fullName: z.string(), profilePhoto: z.nullable(z.string()) })
export type Participant = z.infer<typeof participant>

/** Somebody in a list (section 2). `lastSeen` is null where the caller may not know. */
export const presentParticipant = z.extend(participant, { isOnline: z.boolean(), lastSeen: z.nullable(time) })
export type PresentParticipant = z.infer<typeof presentParticipant>

/** What was said last; of files alone, a word for them (decision 18). */
export const lastMessage = z.object({ content: z.string(), senderId: z.uuid(), createdAt: time })

/** Section 1. `name` is there for groups only, and null for one without. */
export const createdConversation = z.object({
  id: z.uuid(),
  type: conversationType,
  name: z.optional(z.nullable(z.string())),
  participants: z.array(participant),
  lastMessage: z.nullable(lastMessage),
  unreadCount: z.int(),
  createdAt: time,
})
export type CreatedConversation = z.infer<typeof createdConversation>

/** Section 2: `participants` are the others (decision 17). */
export const listedConversation = z.object({
  id: z.uuid(),
  type: conversationType,
  name: z.optional(z.nullable(z.string())),
  participants: z.array(presentParticipant),
  lastMessage: z.nullable(lastMessage),
  unreadCount: z.int(),
  updatedAt: time,
})
export type ListedConversation = z.infer<typeof listedConversation>

/** A file of a message; `fileSize` in bytes, `fileType` a media type. */
export const attachment = z.object({ id: z.uuid(), fileName: z.string(), fileSize: z.int(), fileType: z.string(), url: z.string() })
export type ShownAttachment = z.infer<typeof attachment>

/** Section 3. `readBy` begins with the sender. */
export const message = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  sender: participant,
  content: z.string(),
  type: messageType,
  attachments: z.array(attachment),
  readBy: z.array(z.uuid()),
  createdAt: time,
})
export type ShownMessage = z.infer<typeof message>

/** "File Attachments": what was just sent. */
export const sentMessage = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  senderId: z.uuid(),
  content: z.string(),
  type: messageType,
  attachments: z.array(attachment),
  createdAt: time,
})
export type SentMessage = z.infer<typeof sentMessage>

/** "Send Message" over the socket, with what is attached. */
export const newMessage = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  sender: z.pick(participant, { id: true, fullName: true }),
  content: z.string(),
  type: messageType,
  attachments: z.array(attachment),
  createdAt: time,
})
export type NewMessage = z.infer<typeof newMessage>

/** "Search Messages". */
export const foundMessage = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  sender: z.pick(participant, { fullName: true }),
  content: z.string(),
  createdAt: time,
  conversation: z.object({ type: conversationType, participants: z.array(participant) }),
})
export type FoundMessage = z.infer<typeof foundMessage>
