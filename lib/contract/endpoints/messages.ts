import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { errorCodes } from '../errors'
import { cursor, limit, ref } from '../input'
import { message, page, person, reaction, time } from '../views'

const tag = 'Messages'
const path = '/api/conversations/{id}/messages/{messageId}'
const params = z.object({ id: ref, messageId: ref })
/** Percent-encoded in the path; with or without variation selectors. */
const reactionParams = z.extend(params, { emoji: z.string().check(z.maxLength(64)) })
const listQuery = z.object({ limit: limit(50), cursor })

/** Own words, for 15 minutes; what was said before is kept. The same text again changes nothing. */
export const editMessage = endpoint({
  name: 'editMessage',
  method: 'PATCH',
  path,
  tag,
  summary: 'Change what a message says.',
  limit: 'send',
  params,
  body: z.object({ text: z.string().check(z.maxLength(100_000)) }),
  returns: message,
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'forbidden', 'edit_window_over', 'user_blocked', 'not_accepting', 'not_found'],
  example: { body: { text: 'Hello again!' } },
})

/** `everyone`: an own message (owner and admins of a group: any), and it is gone for all. `me`: any, for the caller alone. */
export const deleteMessage = endpoint({
  name: 'deleteMessage',
  method: 'DELETE',
  path,
  tag,
  summary: 'Delete a message.',
  status: 204,
  params,
  query: z.object({ for: z._default(z.enum(['everyone', 'me']), 'everyone') }),
  returns: empty,
  errors: ['validation_failed', 'forbidden', 'not_found'],
})

export const listReactions = endpoint({
  name: 'listReactions',
  method: 'GET',
  path: `${path}/reactions`,
  tag,
  summary: 'Who reacted and how, the first first.',
  params,
  query: z.extend(listQuery, { emoji: z.optional(z.string().check(z.maxLength(64))) }),
  returns: page(z.object({ emoji: z.string(), user: person, createdAt: time })),
  errors: ['validation_failed', 'not_found'],
})

/** One emoji, one of each per person: a new one answers 201, an existing one 200. At most 20 different ones per message. */
export const addReaction = endpoint({
  name: 'addReaction',
  method: 'PUT',
  path: `${path}/reactions/{emoji}`,
  tag,
  summary: 'React to a message.',
  status: 201,
  params: reactionParams,
  returns: reaction,
  errors: ['validation_failed', 'forbidden', 'too_many_reactions', 'user_blocked', 'not_accepting', 'not_found'],
  example: { returns: { emoji: '❤️', count: 1, mine: true } },
})

export const removeReaction = endpoint({
  name: 'removeReaction',
  method: 'DELETE',
  path: `${path}/reactions/{emoji}`,
  tag,
  summary: 'Take a reaction back.',
  status: 204,
  params: reactionParams,
  returns: empty,
  errors: ['validation_failed', 'not_found'],
})

/** Either side of a direct conversation; in groups owner and admins. */
export const pinMessage = endpoint({
  name: 'pinMessage',
  method: 'PUT',
  path: `${path}/pin`,
  tag,
  summary: 'Pin a message for everybody.',
  status: 204,
  params,
  returns: empty,
  errors: ['forbidden', 'user_blocked', 'not_accepting', 'not_found'],
})

export const unpinMessage = endpoint({
  name: 'unpinMessage',
  method: 'DELETE',
  path: `${path}/pin`,
  tag,
  summary: 'Pin a message no longer.',
  status: 204,
  params,
  returns: empty,
  errors: ['forbidden', 'user_blocked', 'not_accepting', 'not_found'],
})

export const listPins = endpoint({
  name: 'listPins',
  method: 'GET',
  path: '/api/conversations/{id}/pins',
  tag,
  summary: 'Pinned messages, the newest pin first.',
  params: z.object({ id: ref }),
  query: listQuery,
  returns: page(message),
  errors: ['validation_failed', 'not_found'],
})

/** Nobody else knows of it. */
export const saveMessage = endpoint({
  name: 'saveMessage',
  method: 'PUT',
  path: `${path}/save`,
  tag,
  summary: 'Keep a message among the saved ones.',
  status: 204,
  params,
  returns: empty,
  errors: ['not_found'],
})

export const unsaveMessage = endpoint({
  name: 'unsaveMessage',
  method: 'DELETE',
  path: `${path}/save`,
  tag,
  summary: 'Take a message from the saved ones.',
  status: 204,
  params,
  returns: empty,
  errors: ['not_found'],
})

export const listSaved = endpoint({
  name: 'listSaved',
  method: 'GET',
  path: '/api/saved',
  tag,
  summary: 'Saved messages, the newest saved first.',
  query: listQuery,
  returns: page(message),
  errors: ['validation_failed'],
})

/** Each conversation answers for itself: the message that is there now, or why not. Once per `clientId` and conversation. */
export const forwardMessage = endpoint({
  name: 'forwardMessage',
  method: 'POST',
  path: `${path}/forward`,
  tag,
  summary: 'Say a message again in other conversations.',
  limit: 'send',
  status: 201,
  params,
  body: z.object({
    conversationIds: z.array(ref).check(z.minLength(1, 'At least one conversation.'), z.maxLength(20, 'At most 20 conversations.')),
    clientId: z.optional(z.uuid()),
  }),
  returns: z.object({
    items: z.array(z.object({
      conversationId: z.string(),
      message: z.nullable(message),
      error: z.nullable(z.object({ code: z.enum(errorCodes), detail: z.string() })),
    })),
  }),
  errors: ['validation_failed', 'forbidden', 'not_found'],
  example: { body: { conversationIds: ['0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b79'] } },
})
