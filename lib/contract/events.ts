import * as z from 'zod/mini'
import { membership, message, number, request, time } from './views'

/** Apart, so that a browser has them without the schemas. */
export { typingExpiresAfter, userChannel } from './realtime'

/**
 * Everything that reaches a person's channel `private-user-<id>` (native.md, "Events").
 * An event is a hint: applied it must leave a client exactly where refetching would.
 * Those with a `seq` are numbered in their conversation and come again from `events?after=`.
 */
const envelope = z.object({ v: z.literal(1), id: z.uuid(), at: time })
const inConversation = z.extend(envelope, { conversationId: z.uuid() })
const numbered = z.extend(inConversation, { seq: z.int() })

/** `message` is null when it is too large for one event; fetch it by `messageId` then. */
export const messageCreated = z.extend(numbered, {
  type: z.literal('message_created'),
  messageId: z.uuid(),
  message: z.nullable(message),
})

/** An edit, a pin or a link preview: the message as it is now, or null when it is too large; fetch it by `messageId` then. */
export const messageUpdated = z.extend(numbered, {
  type: z.literal('message_updated'),
  messageId: z.uuid(),
  message: z.nullable(message),
})

/** The message is gone. The log also shows so what became of a message that the caller may no longer see, then without its `messageNumber`. */
export const messageDeleted = z.extend(numbered, { type: z.literal('message_deleted'), messageId: z.uuid(), messageNumber: z.optional(number) })

/** `userId` added or took back a reaction; `count` is how many have this one now. */
export const reactionChanged = z.extend(numbered, {
  type: z.literal('reaction_changed'),
  messageId: z.uuid(),
  userId: z.uuid(),
  emoji: z.string(),
  added: z.boolean(),
  count: z.int(),
})

/** The caller deleted a message for themselves, on some device. */
export const messageHidden = z.extend(inConversation, { type: z.literal('message_hidden'), messageId: z.uuid() })

/** What belongs to the caller alone in a conversation changed, on some device. */
export const membershipUpdated = z.extend(inConversation, { type: z.literal('membership_updated'), membership })

/** Somebody asks to write to somebody; both sides get it, each as they may see it. `messageId`: by saying this. */
const ofRequest = z.extend(inConversation, { request, messageId: z.optional(z.uuid()) })
export const requestCreated = z.extend(ofRequest, { type: z.literal('request_created') })
export const requestUpdated = z.extend(ofRequest, { type: z.literal('request_updated') })

/**
 * The state of a conversation changed in a way that is not numbered (it was begun, say): fetch it. `messageId`: this was
 * said in it, to who was asked into the group and has not answered.
 */
export const conversationUpdated = z.extend(inConversation, { type: z.literal('conversation_updated'), messageId: z.optional(z.uuid()) })

/** `userId` has read up to `lastReadSeq`, and with `messageId` that one message; `unreadCount` is there on the reader's own channel only. */
export const conversationRead = z.extend(inConversation, {
  type: z.literal('conversation_read'),
  userId: z.uuid(),
  lastReadSeq: z.int(),
  messageId: z.optional(z.uuid()),
  unreadCount: z.optional(z.int()),
  /** Read through a contract that knows no requests, by somebody who was asked: news there only. */
  beforeAccepting: z.optional(z.boolean()),
})

/** Everything up to `deliveredSeq` has reached a device of `userId`. */
export const conversationDelivered = z.extend(inConversation, {
  type: z.literal('conversation_delivered'),
  userId: z.uuid(),
  deliveredSeq: z.int(),
})

/** `userId` is writing, or no longer. Ends by itself after 8 s (decision 16). */
export const typing = z.extend(inConversation, {
  type: z.literal('typing'),
  userId: z.uuid(),
  typing: z.boolean(),
})

export const presenceChanged = z.extend(envelope, {
  type: z.literal('presence_changed'),
  userId: z.uuid(),
  online: z.boolean(),
  lastActiveAt: z.nullable(time),
})

/** Something was missed, or who somebody is has changed: sync. */
export const resync = z.extend(envelope, { type: z.literal('resync') })

export const numberedEvent = z.discriminatedUnion('type', [messageCreated, messageUpdated, messageDeleted, reactionChanged])
export const event = z.discriminatedUnion('type', [
  messageCreated,
  messageUpdated,
  messageDeleted,
  reactionChanged,
  messageHidden,
  membershipUpdated,
  requestCreated,
  requestUpdated,
  conversationUpdated,
  conversationRead,
  conversationDelivered,
  typing,
  presenceChanged,
  resync,
])

/** An event that `events?after=` repeats. */
export type NumberedEvent = z.infer<typeof numberedEvent>
export type ParleyEvent = z.infer<typeof event>
export type EventType = ParleyEvent['type']
export type EventOf<Type extends EventType> = Extract<ParleyEvent, { type: Type }>

/** The largest message that travels inside an event, in bytes of JSON (native.md, "Events"). */
export const maxEventMessageBytes = 8_000
