import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { errorCodes } from '../errors'
import { cursor, limit, ref } from '../input'
import { page, presence, profile, user } from '../views'

const tag = 'People'

/** Prefix of username or name, at least 2 characters, at most 20 results (native.md). */
export const searchUsers = endpoint({
  name: 'searchUsers',
  method: 'GET',
  path: '/api/users',
  tag,
  summary: 'Find people by the beginning of their username or name.',
  query: z.object({ q: z.string().check(z.trim(), z.minLength(2, 'At least 2 characters.'), z.maxLength(80)) }),
  returns: page(user),
  errors: ['validation_failed'],
})

/** `id` may also be `@` and a username. */
export const getUser = endpoint({
  name: 'getUser',
  method: 'GET',
  path: '/api/users/{id}',
  tag,
  summary: 'One person.',
  params: z.object({ id: ref }),
  returns: profile,
  errors: ['not_found'],
})

/** Whether a send by the caller would arrive, would ask first, or would be refused, and why (decisions 3 to 7). */
export const getContactVerdict = endpoint({
  name: 'getContactVerdict',
  method: 'GET',
  path: '/api/users/{id}/can-message',
  tag,
  summary: 'Whether the caller may write to somebody.',
  params: z.object({ id: ref }),
  returns: z.object({ verdict: z.enum(['open', 'request', 'denied']), code: z.optional(z.enum(errorCodes)) }),
  example: { returns: { verdict: 'denied', code: 'not_accepting' } },
})

export const followUser = endpoint({
  name: 'followUser',
  method: 'PUT',
  path: '/api/users/{id}/follow',
  tag,
  summary: 'Follow somebody.',
  status: 204,
  params: z.object({ id: ref }),
  returns: empty,
  errors: ['bad_request', 'not_found', 'user_blocked', 'not_accepting'],
})

export const unfollowUser = endpoint({
  name: 'unfollowUser',
  method: 'DELETE',
  path: '/api/users/{id}/follow',
  tag,
  summary: 'Follow somebody no longer.',
  status: 204,
  params: z.object({ id: ref }),
  returns: empty,
  errors: ['bad_request', 'not_found'],
})

/** Stops everything between the two, on every surface, from this answer on (decision 12). */
export const blockUser = endpoint({
  name: 'blockUser',
  method: 'PUT',
  path: '/api/users/{id}/block',
  tag,
  summary: 'Block somebody.',
  status: 204,
  params: z.object({ id: ref }),
  returns: empty,
  errors: ['bad_request', 'not_found'],
})

export const unblockUser = endpoint({
  name: 'unblockUser',
  method: 'DELETE',
  path: '/api/users/{id}/block',
  tag,
  summary: 'Block somebody no longer.',
  status: 204,
  params: z.object({ id: ref }),
  returns: empty,
  errors: ['bad_request', 'not_found'],
})

export const listBlocks = endpoint({
  name: 'listBlocks',
  method: 'GET',
  path: '/api/blocks',
  tag,
  summary: 'Whom the caller has blocked.',
  query: z.object({ limit: limit(30), cursor }),
  returns: page(user),
  errors: ['validation_failed'],
})

/** Says that the caller is here, or no longer (decision 15). `online` is worth repeating within 5 minutes. */
export const updatePresence = endpoint({
  name: 'updatePresence',
  method: 'PUT',
  path: '/api/presence',
  tag,
  summary: 'Heartbeat.',
  status: 204,
  body: z.object({ status: z.enum(['online', 'away', 'offline']) }),
  returns: empty,
  errors: ['validation_failed'],
  example: { body: { status: 'online' } },
})

/** The caller and people with whom they share an active conversation, as each lets the other know (decision 15). */
export const listPresence = endpoint({
  name: 'listPresence',
  method: 'GET',
  path: '/api/presence',
  tag,
  summary: 'Who is online.',
  query: z.object({
    userIds: z.pipe(
      z.string().check(z.maxLength(4000)),
      z.pipe(
        z.transform((list: string) => list.split(',').filter(id => id !== '')),
        z.array(z.uuid()).check(z.maxLength(100, 'At most 100 people.')),
      ),
    ),
  }),
  returns: z.object({ items: z.array(presence) }),
  errors: ['validation_failed'],
})
