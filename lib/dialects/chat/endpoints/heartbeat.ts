import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { time } from '@/lib/contract/views'
import { route } from '@/lib/http/next'
import { listPresence, updatePresence } from '@/lib/messaging/presence/presence'
import { calls, tag } from '../limits'

/** Section 8, "POST /api/chat/heartbeat/": the caller is here for 5 minutes. The client's `timestamp` says nothing (rule 5). */
const definition = endpoint({
  name: 'chatHeartbeat',
  method: 'POST',
  path: '/api/chat/heartbeat/',
  tag,
  summary: "Update user's last activity timestamp (keeps them online).",
  limit: calls,
  body: z.object({ timestamp: z.optional(z.unknown()) }),
  returns: z.object({ status: z.literal('success'), last_activity: time }),
  example: { body: { timestamp: '2024-01-15T10:30:00Z' } },
})

export const heartbeat = route(definition, async ctx => {
  await updatePresence(ctx, { status: 'online' })
  const { items } = await listPresence(ctx, { userIds: [ctx.caller.userId] })
  return { status: 'success' as const, last_activity: items[0]?.lastActiveAt ?? new Date().toISOString() }
})
