import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listReactions } from '@/lib/messaging/messages/list-reactions'
import { calls, tag } from '../limits'
import { reactionsOf } from '../map'
import { reactions } from '../views'

/** "Get Reactions": who gave which. */
const definition = endpoint({
  name: 'dmsGetReactions',
  method: 'GET',
  path: '/api/dms/threads/{thread_id}/messages/{message_id}/reactions',
  tag,
  summary: 'Get all reactions for a DM message.',
  limit: calls,
  params: z.object({ thread_id: ref, message_id: ref }),
  returns: reactions,
  errors: ['not_found'],
})

/** Of each of two people at most 20 kinds, and those that were given before one left room for another. */
const most = 100

export const getReactions = route(definition, async (ctx, { thread_id, message_id }) =>
  reactionsOf((await listReactions(ctx, { id: thread_id, messageId: message_id, limit: most })).items))
