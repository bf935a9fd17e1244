import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { ref } from '../input'
import { conversation, memberRole } from '../views'

const tag = 'Groups'
const params = z.object({ id: ref })
const memberParams = z.object({ id: ref, userId: ref })
const userId = '0199f0c4-7b1a-7c3e-9a52-3f5d0c9e1b77'

/** Owners and admins. A direct conversation has no name of its own (409). */
export const renameGroup = endpoint({
  name: 'renameGroup',
  method: 'PATCH',
  path: '/api/conversations/{id}',
  tag,
  summary: 'Rename a group.',
  params,
  body: z.object({ name: z.string().check(z.maxLength(400)) }),
  returns: conversation,
  errors: ['validation_failed', 'forbidden', 'not_found', 'conflict'],
  example: { body: { name: 'Walkers' } },
})

/** Owners and admins; strangers get it as a request (decision 17). Who is in the group already is passed over. */
export const addMembers = endpoint({
  name: 'addMembers',
  method: 'POST',
  path: '/api/conversations/{id}/members',
  tag,
  summary: 'Add people to a group.',
  limit: 'send',
  params,
  body: z.object({ userIds: z.array(ref).check(z.minLength(1, 'At least one person.'), z.maxLength(1000)) }),
  returns: conversation,
  errors: ['validation_failed', 'forbidden', 'user_blocked', 'not_accepting', 'not_found', 'conflict', 'group_full', 'rate_limited'],
  example: { body: { userIds: [userId] } },
})

/** Owners only. There may be several; one always stays (409). */
export const changeRole = endpoint({
  name: 'changeRole',
  method: 'PATCH',
  path: '/api/conversations/{id}/members/{userId}',
  tag,
  summary: 'Change the role of a member.',
  params: memberParams,
  body: z.object({ role: memberRole }),
  returns: conversation,
  errors: ['validation_failed', 'forbidden', 'not_found', 'conflict'],
  example: { body: { role: 'admin' } },
})

/** An owner removes anybody, an admin members; oneself leaves. Where the last owner leaves, the group passes on. */
export const removeMember = endpoint({
  name: 'removeMember',
  method: 'DELETE',
  path: '/api/conversations/{id}/members/{userId}',
  tag,
  summary: 'Remove somebody from a group, or leave it.',
  status: 204,
  params: memberParams,
  returns: empty,
  errors: ['forbidden', 'not_found', 'conflict'],
})
