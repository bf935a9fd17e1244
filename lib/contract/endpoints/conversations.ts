import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { count, cursor, innerRef, limit, ref } from '../input'
import { numberedEvent } from '../events'
import { conversation, me, message, page, request, scheduledMessage, time } from '../views'

const tag = 'Conversations'
const params = z.object({ id: ref })
const text = z.string().check(z.maxLength(100_000))
const clientId = z.optional(z.uuid())

export const listInbox = endpoint({
  name: 'listInbox',
  method: 'GET',
  path: '/api/inbox',
  tag,
  summary: 'Conversations: pinned first, then the latest activity.',
  query: z.object({
    filter: z._default(z.enum(['all', 'unread', 'pinned', 'archived', 'groups']), 'all'),
    q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
    limit: limit(30),
    cursor,
  }),
  returns: page(conversation),
  errors: ['validation_failed'],
})

/** An existing conversation answers 200, a new one 201; with `text` its first message is sent as well. */
export const createConversation = endpoint({
  name: 'createConversation',
  method: 'POST',
  path: '/api/conversations',
  tag,
  summary: 'Begin a conversation, or find the one that exists.',
  limit: 'send',
  status: 201,
  body: z.object({
    memberIds: z.array(ref).check(z.minLength(1, 'At least one other person.'), z.maxLength(255)),
    name: z.optional(z.string().check(z.maxLength(400))),
    text: z.optional(text),
    clientId,
  }),
  returns: conversation,
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting', 'request_pending', 'rate_limited', 'group_full', 'idempotency_mismatch'],
  example: { body: { memberIds: ['0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'], text: 'Hello!' } },
})

export const getConversation = endpoint({
  name: 'getConversation',
  method: 'GET',
  path: '/api/conversations/{id}',
  tag,
  summary: 'One conversation.',
  params,
  returns: conversation,
  errors: ['not_found'],
})

/** Newest page first, ascending inside. `before`, `after` and `around` are message ids, the first two exclusive. */
export const listMessages = endpoint({
  name: 'listMessages',
  method: 'GET',
  path: '/api/conversations/{id}/messages',
  tag,
  summary: 'History.',
  params,
  query: z.object({
    before: z.optional(ref),
    after: z.optional(ref),
    around: z.optional(ref),
    limit: limit(50),
    cursor,
  }),
  returns: z.extend(page(message), { hasOlder: z.boolean(), hasNewer: z.boolean() }),
  errors: ['validation_failed', 'not_found'],
})

/** Exactly once per `clientId` (rule 7); numbered gap-free in the conversation. With `sendAt` it waits, and the answer is what waits. */
export const sendMessage = endpoint({
  name: 'sendMessage',
  method: 'POST',
  path: '/api/conversations/{id}/messages',
  tag,
  summary: 'Send a message.',
  limit: 'send',
  status: 201,
  params,
  body: z.object({
    text: z.optional(text),
    clientId,
    replyToId: z.optional(ref),
    uploadIds: z.optional(z.array(z.uuid()).check(z.maxLength(10))),
    silent: z.optional(z.boolean()),
    sendAt: z.optional(time),
  }),
  returns: z.union([message, scheduledMessage]),
  errors: [
    'validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'foreign_upload', 'not_found', 'user_blocked', 'not_accepting',
    'request_pending', 'conflict', 'rate_limited', 'idempotency_mismatch',
  ],
  example: { body: { clientId: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b78', text: 'Hello!' } },
})

/** Marks everything up to the message `upTo` as read, or all. Never goes back. */
export const markRead = endpoint({
  name: 'markRead',
  method: 'POST',
  path: '/api/conversations/{id}/read',
  tag,
  summary: 'Mark as read.',
  status: 204,
  params,
  body: z.object({ upTo: z.optional(innerRef) }),
  returns: empty,
  errors: ['validation_failed', 'not_found'],
  example: { body: { upTo: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' } },
})

/** Tells the senders that everything up to the message `upTo`, or all, has reached a device. Never goes back. */
export const markDelivered = endpoint({
  name: 'markDelivered',
  method: 'POST',
  path: '/api/conversations/{id}/delivered',
  tag,
  summary: 'Acknowledge delivery.',
  status: 204,
  params,
  body: z.object({ upTo: z.optional(innerRef) }),
  returns: empty,
  errors: ['validation_failed', 'not_found'],
  example: { body: { upTo: '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77' } },
})

/** Ends by itself after 8 s (decision 16). */
export const setTyping = endpoint({
  name: 'setTyping',
  method: 'POST',
  path: '/api/conversations/{id}/typing',
  tag,
  summary: 'Say that the caller is writing, or no longer.',
  status: 204,
  params,
  body: z.object({ typing: z.boolean() }),
  returns: empty,
  errors: ['validation_failed', 'not_found'],
  example: { body: { typing: true } },
})

/** Every numbered change after `after`, in order and without gap. */
export const listEvents = endpoint({
  name: 'listEvents',
  method: 'GET',
  path: '/api/conversations/{id}/events',
  tag,
  summary: 'What changed after a `seq`.',
  params,
  query: z.object({ after: z._default(count, 0), limit: limit(100) }),
  returns: page(numberedEvent),
  errors: ['validation_failed', 'not_found'],
})

/** State of every conversation that changed since the cursor; without one, the newest of all. */
export const sync = endpoint({
  name: 'sync',
  method: 'GET',
  path: '/api/sync',
  tag,
  summary: 'What changed since a cursor: what to fetch after a reconnect.',
  query: z.object({ since: cursor }),
  returns: z.object({
    conversations: z.array(conversation),
    requests: z.array(request),
    me,
    cursor: z.string(),
    hasMore: z.boolean(),
  }),
  errors: ['validation_failed'],
})
