import * as z from 'zod/mini'
import { empty, endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { setTyping as set } from '@/lib/messaging/conversations/set-typing'
import { calls, tag } from '../limits'

/** "Set Typing Status". It ends by itself after 8 s (decision 16). */
const definition = endpoint({
  name: 'dmsSetTyping',
  method: 'POST',
  path: '/api/dms/threads/{thread_id}/typing',
  tag,
  summary: 'Set Typing Status.',
  limit: calls,
  status: 204,
  params: z.object({ thread_id: ref }),
  body: z.object({ typing: z.boolean() }),
  returns: empty,
  errors: ['validation_failed', 'not_found'],
  example: { body: { typing: true } },
})

export const setTyping = route(definition, (ctx, { thread_id, typing }) => set(ctx, { id: thread_id, typing }))
