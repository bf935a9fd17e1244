import * as z from 'zod/mini'
import { endpoint } from '../endpoint'
import { cursor, innerRef, limit } from '../input'
import { hit, page } from '../views'

const edge = z.optional(z.string().check(z.minLength(1), z.maxLength(64)))

/**
 * Words, prefixes and substrings of any script, all of them; whole words first, then the newest (decision 20).
 * `before` and `after` are a message's id or a time. Without `q`, what the other filters leave.
 */
export const searchMessages = endpoint({
  name: 'searchMessages',
  method: 'GET',
  path: '/api/search',
  tag: 'Messages',
  summary: 'Find messages.',
  query: z.object({
    q: z.optional(z.string().check(z.trim(), z.maxLength(200))),
    conversationId: z.optional(innerRef),
    from: z.optional(innerRef),
    has: z.optional(z.enum(['link', 'image', 'video', 'audio', 'file'])),
    before: edge,
    after: edge,
    limit: limit(30),
    cursor,
  }),
  returns: page(hit),
  errors: ['validation_failed', 'not_found'],
})
