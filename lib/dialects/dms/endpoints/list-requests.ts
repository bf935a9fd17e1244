import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { route } from '@/lib/http/next'
import { listAsked } from '@/lib/messaging/requests/asked-conversations'
import { calls, tag } from '../limits'
import { threadOf } from '../map'
import { thread } from '../views'

/** "List Incoming DM Requests": the threads that wait for the caller, the newest first. */
const definition = endpoint({
  name: 'dmsListRequests',
  method: 'GET',
  path: '/api/dms/requests',
  tag,
  summary: 'View pending DM requests you received.',
  limit: calls,
  returns: z.array(thread),
})

export const listRequests = route(definition, async ctx => (await listAsked(ctx)).map(begun => threadOf(begun, ctx.caller.userId)))
