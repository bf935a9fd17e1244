import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { acceptToMatch, declineRequest } from '@/lib/messaging/requests/decide-request'
import { calls, tag } from '../limits'
import { done, success } from '../map'
import { requestNotFound, saying } from '../refusal'
import * as views from '../views'

/** "POST /api/v1/messages/request/{request_id}/respond". Accepting makes conversation and match; a decline is silent (decision 5). */
const definition = endpoint({
  name: 'vibesmatchRespondToRequest',
  method: 'POST',
  path: '/api/v1/messages/request/{request_id}/respond',
  tag,
  summary: 'Respond to a message request (accept/decline).',
  limit: calls,
  params: z.object({ request_id: ref }),
  body: z.object({ action: z.enum(['accept', 'decline']) }),
  returns: z.union([
    views.success(z.object({ message: z.string(), conversation_id: z.uuid(), match_created: z.boolean(), match_id: z.nullable(z.uuid()) })),
    views.done,
  ]),
  errors: ['validation_failed', 'not_found', 'conflict', 'user_blocked'],
  example: { body: { action: 'accept' } },
})

export const respondToRequest = route(definition, async (ctx, { request_id: id, action }) => {
  if (action === 'decline') {
    await saying({ not_found: requestNotFound }, declineRequest(ctx, { id }))
    return done('Request declined successfully')
  }
  const { request, matchCreated, matchId } = await saying({ not_found: requestNotFound }, acceptToMatch(ctx, { id }))
  return success({ message: 'Request accepted successfully', conversation_id: request.conversationId, match_created: matchCreated, match_id: matchId })
})
