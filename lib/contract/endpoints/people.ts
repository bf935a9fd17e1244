import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { ref } from '../input'
import { page, presence, user } from '../views'

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

export const getUser = endpoint({
  name: 'getUser',
  method: 'GET',
  path: '/api/users/{id}',
  tag,
  summary: 'One person.',
  params: z.object({ id: ref }),
  returns: user,
  errors: ['not_found'],
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

/** Only people with whom the caller shares an active conversation are ever shown as online. */
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
