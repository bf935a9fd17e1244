import * as z from 'zod/mini'
import { number, time } from '@/lib/contract/views'

/** `cancelled`: the initiator took it back, and may ask again; only they see it (decision 5). */
export const threadStatus = z.enum(['pending', 'accepted', 'rejected', 'cancelled'])

/** "List Incoming DM Requests". `user_a_id` is the smaller of the two ids. */
export const thread = z.object({
  id: number,
  status: threadStatus,
  initiator_id: number,
  user_a_id: number,
  user_b_id: number,
})
export type Thread = z.infer<typeof thread>

/** "DM Inbox". The last message in words (decision 18); null with its time where nothing is to be seen. */
export const inboxThread = z.extend(thread, {
  created_at: time,
  updated_at: time,
  other_user_name: z.string(),
  other_user_username: z.string(),
  other_user_avatar: z.nullable(z.string()),
  last_message: z.nullable(z.string()),
  last_message_time: z.nullable(time),
})
export type InboxThread = z.infer<typeof inboxThread>

/** "List Messages". Of a reply to what is gone nothing is told. `seen`: by the other side of one's own, by oneself of theirs. */
export const message = z.object({
  id: number,
  thread_id: number,
  sender_id: number,
  text: z.string(),
  created_at: time,
  seen: z.boolean(),
  heart_count: z.int(),
  liked_by_me: z.boolean(),
  reply_to_id: z.nullable(number),
  reply_to_text: z.nullable(z.string()),
  reply_to_sender_name: z.nullable(z.string()),
  photo_urls: z.array(z.string()),
  video_urls: z.array(z.string()),
  caption: z.nullable(z.string()),
})
export type ThreadMessage = z.infer<typeof message>

/** "Upload Media". `file_size` in bytes. */
export const media = z.object({ url: z.string(), media_type: z.enum(['photos', 'videos']), file_size: z.int(), content_type: z.string() })

export const unread = z.object({ unread: z.int() })

/** "Get Typing Status". `until` is null while nobody types. */
export const typingStatus = z.object({ typing: z.boolean(), until: z.nullable(time) })

/** "Get User Presence", of the other side. */
export const presence = z.object({ user_id: number, online: z.boolean(), last_active_at: z.nullable(time) })

/** "Add Reaction". */
export const reaction = z.object({ id: number, message_id: number, user_id: number, emoji: z.string(), created_at: time })

/** "Get Reactions": by emoji, the first first. */
export const reactions = z.record(z.string(), z.array(z.object({ user_id: number, user_name: z.string() })))

/** `{items, total, limit, offset}`. `total` counts what all pages have. */
export function paged<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), total: z.int(), limit: z.int(), offset: z.int() })
}
