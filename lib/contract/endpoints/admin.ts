import * as z from 'zod/mini'
import { endpoint } from '../endpoint'
import { ref } from '../input'
import { account, stats } from '../moderation-views'

const tag = 'Administration'

/** One of both at least. The last administrator stays one (`conflict`). */
export const changeAccount = endpoint({
  name: 'changeAccount',
  method: 'PATCH',
  path: '/api/admin/users/{id}',
  tag,
  summary: 'Change somebody’s plan or role.',
  params: z.object({ id: ref }),
  body: z.object({ plan: z.optional(account.shape.plan), role: z.optional(account.shape.role) }),
  returns: account,
  errors: ['validation_failed', 'forbidden', 'not_found', 'conflict'],
  example: { body: { role: 'moderator' } },
})

export const getStats = endpoint({
  name: 'getStats',
  method: 'GET',
  path: '/api/admin/stats',
  tag,
  summary: 'The figures of this server.',
  returns: stats,
  errors: ['forbidden'],
})
