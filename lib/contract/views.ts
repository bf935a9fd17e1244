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

/** Somebody with what they say of themselves, and whether the caller follows and has blocked them. */
export const profile = z.extend(user, { bio: z.string(), following: z.boolean(), blocked: z.boolean() })
export type Profile = z.infer<typeof profile>

/** The caller, to themselves. `unreadCount` is the sum over every conversation (decision 9). */
export const me = z.extend(user, {
  email: z.nullable(z.string()),
  bio: z.string(),
  role: z.enum(['user', 'moderator', 'administrator']),
  plan: z.enum(['free', 'premium']),
  birthDate: z.nullable(z.iso.date()),
  unreadCount: z.int(),
  /** Requests received that wait for an answer. */
  requestCount: z.int(),
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

/** One kind of reaction to a message; `mine` is about the caller. */
export const reaction = z.object({ emoji: z.string(), count: z.int(), mine: z.boolean() })
export type Reaction = z.infer<typeof reaction>

/** The sizes that images are kept in, besides the original. */
export const imageSizes = ['thumbnail', 'small', 'medium', 'large'] as const

/** A file of a message. `url` takes `?size=` for images; `width`, `height` in pixels, `duration` in seconds, `size` in bytes. */
export const attachment = z.object({
  id: z.uuid(),
  kind: z.enum(['image', 'video', 'audio', 'file']),
  contentType: z.string(),
  name: z.string(),
  size: z.int(),
  url: z.string(),
  width: z.nullable(z.int()),
  height: z.nullable(z.int()),
  duration: z.nullable(z.number()),
  /** Base64: a blur to show until the image is there. */
  thumbhash: z.nullable(z.string()),
})
export type Attachment = z.infer<typeof attachment>

/** What a reply answers to. A deleted message is null in the reply. */
export const quoted = z.object({ id: z.uuid(), seq: z.int(), sender: person, text: z.string(), attachments: z.int() })

/** What a link in a message leads to. */
export const linkPreview = z.object({
  url: z.string(),
  title: z.nullable(z.string()),
  description: z.nullable(z.string()),
  siteName: z.nullable(z.string()),
  imageUrl: z.nullable(z.string()),
})

/** What a system message tells; its `text` says the same in English. */
export const notice = z.discriminatedUnion('type', [
  z.object({ type: z.literal('group_created'), name: z.string() }),
  z.object({ type: z.literal('group_renamed'), name: z.string() }),
  z.object({ type: z.literal('members_added'), userIds: z.array(z.uuid()), names: z.array(z.string()) }),
  z.object({ type: z.literal('member_joined') }),
  z.object({ type: z.literal('member_removed'), userId: z.uuid(), name: z.string() }),
  z.object({ type: z.literal('member_left') }),
  z.object({ type: z.literal('role_changed'), userId: z.uuid(), name: z.string(), role: z.enum(['owner', 'admin', 'member']) }),
])
export type Notice = z.infer<typeof notice>

/**
 * One message. `seq` is the conversation's number of its creation; `clientId` belongs to its sender. A deleted
 * one is in no list; where it still comes as the answer to its deletion, everything said in it is gone.
 */
export const message = z.object({
  id: z.uuid(),
  number,
  conversationId: z.uuid(),
  seq: z.int(),
  sender: person,
  kind: z.enum(['text', 'system']),
  text: z.string(),
  notice: z.nullable(notice),
  attachments: z.array(attachment),
  replyTo: z.nullable(quoted),
  reactions: z.array(reaction),
  mentions: z.array(z.uuid()),
  preview: z.nullable(linkPreview),
  forwarded: z.boolean(),
  silent: z.boolean(),
  createdAt: time,
  editedAt: z.nullable(time),
  deletedAt: z.nullable(time),
  pinnedAt: z.nullable(time),
  clientId: z.nullable(z.uuid()),
})
export type Message = z.infer<typeof message>

/** A message that was found, with where it says what was looked for, in code points; `end` is exclusive (native.md). */
export const hit = z.extend(message, { highlights: z.array(z.object({ start: z.int(), end: z.int() })) })
export type Hit = z.infer<typeof hit>

/** A message that waits for its time. `failure` is the error code that sending it ended in. */
export const scheduledMessage = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  text: z.string(),
  replyToId: z.nullable(z.uuid()),
  uploadIds: z.array(z.uuid()),
  silent: z.boolean(),
  sendAt: time,
  status: z.enum(['waiting', 'sent', 'failed']),
  failure: z.nullable(z.string()),
  createdAt: time,
  clientId: z.uuid(),
})
export type ScheduledMessage = z.infer<typeof scheduledMessage>

/** Somebody asking to write to somebody. A declined one stays `pending` for whoever asked (decision 5). */
export const request = z.object({
  id: z.uuid(),
  number,
  conversationId: z.uuid(),
  from: user,
  to: user,
  text: z.string(),
  status: z.enum(['pending', 'accepted', 'declined', 'cancelled']),
  createdAt: time,
})
export type Request = z.infer<typeof request>

export const memberRole = z.enum(['owner', 'admin', 'member'])
export const memberState = z.enum(['active', 'requested', 'declined', 'left'])

/** A member and how far the conversation has reached them and been read by them, in `seq`. Nobody sees that somebody else declined. */
export const member = z.object({
  user,
  role: memberRole,
  state: memberState,
  readSeq: z.int(),
  deliveredSeq: z.int(),
})
export type Member = z.infer<typeof member>

/** What belongs to the caller alone in a conversation. `draftVersion` is what a change of the draft refers to. */
export const membership = z.object({
  pinned: z.boolean(),
  archived: z.boolean(),
  mutedUntil: z.nullable(time),
  markedUnread: z.boolean(),
  draft: z.nullable(z.string()),
  draftVersion: z.int(),
  /** Nothing up to here is shown to the caller any more, or ever was. */
  clearedSeq: z.int(),
})
export type Membership = z.infer<typeof membership>

/**
 * A conversation as the caller sees it. `seq` is the number of its last change; `requestId` the request that it waits
 * for, or null; `unreadCount` counts exactly what is not the caller's own, not deleted and not read (decision 9).
 */
export const conversation = z.extend(membership, {
  id: z.uuid(),
  number,
  kind: z.enum(['direct', 'group']),
  name: z.nullable(z.string()),
  members: z.array(member),
  lastMessage: z.nullable(message),
  unreadCount: z.int(),
  state: memberState,
  requestId: z.nullable(z.uuid()),
  seq: z.int(),
  activityAt: time,
  createdAt: time,
})
export type Conversation = z.infer<typeof conversation>

/** How far a message has come with one member: null and false where it has not, or they do not let the sender know. */
export const receipt = z.object({ user, readAt: z.nullable(time), delivered: z.boolean() })
export type Receipt = z.infer<typeof receipt>

/** Whether somebody can be reached right now, as far as the caller may know (decision 15). */
export const presence = z.object({
  userId: z.uuid(),
  online: z.boolean(),
  lastActiveAt: z.nullable(time),
})
export type Presence = z.infer<typeof presence>

/** A zip of everything of one's own. `size` in bytes; it can be fetched while it is `ready`, until `expiresAt`. */
export const exportView = z.object({
  id: z.uuid(),
  status: z.enum(['preparing', 'ready', 'failed']),
  size: z.nullable(z.int()),
  createdAt: time,
  finishedAt: z.nullable(time),
  expiresAt: z.nullable(time),
})
export type ExportView = z.infer<typeof exportView>

/** One page of a list. `nextCursor` is opaque and null at the end. */
export function page<Item extends z.ZodMiniType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.nullable(z.string()) })
}
