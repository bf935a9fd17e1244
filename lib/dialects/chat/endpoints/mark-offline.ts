import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { route } from '@/lib/http/next'
import { updatePresence } from '@/lib/messaging/presence/presence'
import { calls, tag } from '../limits'

/** Section 10, "POST /api/chat/mark-offline/": at once (decision 15). The client's `timestamp` says nothing (rule 5). */
const definition = endpoint({
  name: 'chatMarkOffline',
  method: 'POST',
  path: '/api/chat/mark-offline/',
  tag,
  summary: 'Mark user as offline (explicit logout).',
  limit: calls,
  body: z.object({ timestamp: z.optional(z.unknown()) }),
  returns: z.object({ status: z.literal('offline') }),
  example: { body: { timestamp: '2024-01-15T10:30:00Z' } },
})

export const markOffline = route(definition, async ctx => {
  await updatePresence(ctx, { status: 'offline' })
  return { status: 'offline' as const }
})
