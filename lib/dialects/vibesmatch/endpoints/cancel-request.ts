import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { cancelRequest as cancel } from '@/lib/messaging/requests/cancel-request'
import { calls, tag } from '../limits'
import { done } from '../map'
import { requestNotFound, saying } from '../refusal'
import * as views from '../views'

/** `request_status` 'cancelled' of "Database Schema Updates", as decision 7 has it. */
const definition = endpoint({
  name: 'vibesmatchCancelRequest',
  method: 'DELETE',
  path: '/api/v1/messages/request/{request_id}',
  tag,
  summary: 'Take back a message request.',
  limit: calls,
  params: z.object({ request_id: ref }),
  returns: views.done,
  errors: ['not_found', 'conflict'],
})

export const cancelRequest = route(definition, async (ctx, { request_id: id }) => {
  await saying({ not_found: requestNotFound }, cancel(ctx, { id }))
  return done('Request cancelled successfully')
})
