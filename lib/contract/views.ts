import * as z from 'zod/mini'

/** RFC 3339 in UTC, ending in `Z`, with milliseconds; always from the database's clock (rule 5). */
export const time = z.iso.datetime()

/** The integer by which the older contracts know a row (rule 3). */
export const number = z.int().check(z.positive())

/** Who wrote something, as small as a list needs it. */
export const person = z.object({
  id: z.uuid(),
  number,
  username: z.string(),
  name: z.string(),
  avatarUrl: z.nullable(z.string()),
})
export type Person = z.infer<typeof person>

/** Somebody, as far as the caller may know them. */
export const user = z.extend(person, {
  online: z.boolean(),
  lastActiveAt: z.nullable(time),
})
export type User = z.infer<typeof user>

/** The caller, to themselves. `unreadCount` is the sum over every conversation (decision 9). */
export const me = z.extend(user, {
  email: z.nullable(z.string()),
  bio: z.string(),
  role: z.enum(['user', 'moderator', 'administrator']),
  unreadCount: z.int(),
  createdAt: time,
})
export type Me = z.infer<typeof me>

/** A device that is signed in: a browser or a bearer-token family. */
export const session = z.object({
  id: z.uuid(),
  kind: z.enum(['browser', 'token']),
  userAgent: z.nullable(z.string()),
  current: z.boolean(),
  createdAt: time,
  lastActiveAt: time,
})
export type Session = z.infer<typeof session>

export const reaction = z.object({ emoji: z.string(), count: z.int(), mine: z.boolean() })
export const attachment = z.object({ id: z.uuid(), contentType: z.string(), name: z.string(), size: z.int() })
export const quoted = z.object({ id: z.uuid(), sender: person, text: z.string() })

/** One message. `seq` is the conversation's number of its creation; `clientId` belongs to its sender. */
export const message = z.object({
  id: z.uuid(),
  number,
  conversationId: z.uuid(),
  seq: z.int(),
  sender: person,
  kind: z.enum(['text', 'system']),
  text: z.string(),
  attachments: z.array(attachment),
  replyTo: z.nullable(quoted),
  reactions: z.array(reaction),
  createdAt: time,
  editedAt: z.nullable(time),
  deletedAt: z.nullable(time),
  clientId: z.nullable(z.uuid()),
})
export type Message = z.infer<typeof message>

/** A member and how far the conversation has reached them and been read by them, in `seq`. */
export const member = z.object({
  user,
  role: z.enum(['owner', 'admin', 'member']),
  state: z.enum(['active', 'requested', 'declined', 'left']),
  readSeq: z.int(),
  deliveredSeq: z.int(),
})
export type Member = z.infer<typeof member>

/** A conversation as the caller sees it. `seq` is the number of its last change. */
export const conversation = z.object({
  id: z.uuid(),
  number,
  kind: z.enum(['direct', 'group']),
  name: z.nullable(z.string()),
  members: z.array(member),
  lastMessage: z.nullable(message),
  unreadCount: z.int(),
  state: z.enum(['active', 'requested', 'declined', 'left']),
  pinned: z.boolean(),
  archived: z.boolean(),
  mutedUntil: z.nullable(time),
  draft: z.nullable(z.string()),
  seq: z.int(),
  activityAt: time,
  createdAt: time,
})
export type Conversation = z.infer<typeof conversation>

/** Whether somebody can be reached right now, as far as the caller may know (decision 15). */
export const presence = z.object({
  userId: z.uuid(),
  online: z.boolean(),
  lastActiveAt: z.nullable(time),
})
export type Presence = z.infer<typeof presence>

/** One page of a list. `nextCursor` is opaque and null at the end. */
export function page<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })
}
