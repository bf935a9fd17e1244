import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { errorCodes } from '../errors'
import { cursor, limit, ref } from '../input'
import { page, request } from '../views'

const tag = 'Requests'
const params = z.object({ id: ref })
const id = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'

/** Received ones are those that wait, unless a status is asked for. To whoever asked, a declined one stays pending. */
export const listRequests = endpoint({
  name: 'listRequests',
  method: 'GET',
  path: '/api/requests',
  tag,
  summary: 'Message requests, newest first.',
  query: z.object({
    box: z._default(z.enum(['received', 'sent']), 'received'),
    status: z.optional(z.enum(['pending', 'accepted', 'declined', 'cancelled'])),
    limit: limit(30),
    cursor,
  }),
  returns: page(request),
  errors: ['validation_failed'],
})

/** Where the other side asked first this accepts theirs, and answers it. */
export const createRequest = endpoint({
  name: 'createRequest',
  method: 'POST',
  path: '/api/requests',
  tag,
  summary: 'Ask to write to somebody.',
  limit: 'send',
  status: 201,
  body: z.object({ userId: ref, text: z.string().check(z.maxLength(100_000)), clientId: z.optional(z.uuid()) }),
  returns: request,
  errors: [
    'validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'cannot_message_self', 'not_found', 'user_blocked', 'not_accepting',
    'request_pending', 'conflict', 'rate_limited', 'idempotency_mismatch',
  ],
  example: { body: { userId: id, text: 'May I ask you something about the choir?' } },
})

export const acceptRequest = endpoint({
  name: 'acceptRequest',
  method: 'POST',
  path: '/api/requests/{id}/accept',
  tag,
  summary: 'Let the sender in.',
  params,
  returns: request,
  errors: ['not_found', 'conflict', 'user_blocked'],
})

/** The sender is not told (decision 5). */
export const declineRequest = endpoint({
  name: 'declineRequest',
  method: 'POST',
  path: '/api/requests/{id}/decline',
  tag,
  summary: 'Put a request away.',
  params,
  returns: request,
  errors: ['not_found', 'conflict'],
})

export const cancelRequest = endpoint({
  name: 'cancelRequest',
  method: 'DELETE',
  path: '/api/requests/{id}',
  tag,
  summary: 'Take back a request.',
  status: 204,
  params,
  returns: empty,
  errors: ['not_found', 'conflict'],
})

/** Each on its own: `code` says why one could not be decided, and is null where it was. */
export const decideRequests = endpoint({
  name: 'decideRequests',
  method: 'POST',
  path: '/api/requests/bulk',
  tag,
  summary: 'Decide on many requests.',
  body: z.object({
    ids: z.array(ref).check(z.minLength(1, 'At least one.'), z.maxLength(100, 'At most 100.')),
    action: z.enum(['accept', 'decline', 'block']),
  }),
  returns: z.object({ items: z.array(z.object({ id: z.string(), code: z.nullable(z.enum(errorCodes)) })) }),
  errors: ['validation_failed'],
  example: { body: { ids: [id], action: 'decline' } },
})
