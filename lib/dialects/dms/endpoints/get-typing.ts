import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { listTyping } from '@/lib/messaging/conversations/list-typing'
import { calls, tag } from '../limits'
import { typingStatus } from '../views'

/** "Get Typing Status", of the other side; never across a block, a pending request or against a setting (decision 16). */
const definition = endpoint({
  name: 'dmsGetTyping',
  method: 'GET',
  path: '/api/dms/threads/{thread_id}/typing',
  tag,
  summary: 'Get Typing Status.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  returns: typingStatus,
  errors: ['not_found'],
})

export const getTyping = route(definition, async (ctx, { thread_id }) => {
  const [typing] = await listTyping(ctx, { id: thread_id })
  return { typing: typing !== undefined, until: typing?.until ?? null }
})
