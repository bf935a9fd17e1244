import * as z from 'zod/mini'
import { time } from '@/lib/contract/views'

/** `{"success": true, "data": …}`, as every answer is. */
export function success<Data extends z.ZodMiniType>(data: Data) {
  return z.object({ success: z.literal(true), data })
}

/** The same of a list; `cursor` is null where there is no more. */
export function listing<Data extends z.ZodMiniType>(data: Data) {
  return z.object({
    success: z.literal(true),
    data,
    meta: z.object({ pagination: z.object({ cursor: z.nullable(z.string()), hasMore: z.boolean() }) }),
  })
}

/** What an answer that tells nothing else says. */
export const done = success(z.object({ message: z.string() }))

/** The other side of a conversation (GET /conversations). */
export const participant = z.object({
  id: z.uuid(),
  name: z.string(),
  profile_photos: z.array(z.string()),
  is_online: z.boolean(),
  last_active: z.nullable(time),
})
export type Participant = z.infer<typeof participant>

/** Somebody, with their age if they say it (GET /messages/requests). */
export const profile = z.extend(participant, { age: z.nullable(z.int()) })
export type Profile = z.infer<typeof profile>

export const messageTypes = ['text', 'image', 'emoji'] as const
export const messageType = z.enum(messageTypes)
export type MessageType = z.infer<typeof messageType>

export const requestStatuses = ['pending', 'accepted', 'declined', 'cancelled'] as const
export const requestStatus = z.enum(requestStatuses)

/** GET /conversations/{conversation_id}/messages. `request_status` is there on what began a request, `read_at` on what is read. */
export const message = z.object({
  id: z.uuid(),
  sender_id: z.uuid(),
  receiver_id: z.uuid(),
  content: z.string(),
  message_type: messageType,
  is_request: z.boolean(),
  request_status: z.optional(requestStatus),
  is_read: z.boolean(),
  read_at: z.optional(time),
  created_at: time,
})
export type ShownMessage = z.infer<typeof message>

/** GET /conversations. `last_message` is null before anything was said. */
export const conversation = z.object({
  id: z.uuid(),
  user: participant,
  last_message: z.nullable(z.pick(message, { id: true, content: true, sender_id: true, created_at: true, is_read: true })),
  unread_count: z.int(),
  last_activity: time,
})
export type ShownConversation = z.infer<typeof conversation>

/** GET /messages/requests. `receiver` is there on what the caller sent (decision 7). */
export const request = z.object({
  id: z.uuid(),
  sender: profile,
  receiver: z.optional(profile),
  preview_text: z.string(),
  status: requestStatus,
  created_at: time,
})
export type ShownRequest = z.infer<typeof request>

/** GET /matches (decision 7). */
export const match = z.object({ id: z.uuid(), user: profile, status: z.enum(['active', 'unmatched']), created_at: time })
export type ShownMatch = z.infer<typeof match>
