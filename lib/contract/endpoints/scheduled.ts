import * as z from 'zod/mini'
import { empty, endpoint } from '../endpoint'
import { ref } from '../input'
import { scheduledMessage } from '../views'

const tag = 'Messages'

/** The next first. What could not be sent stays, with the error code of its refusal, until it is taken back. */
export const listScheduled = endpoint({
  name: 'listScheduled',
  method: 'GET',
  path: '/api/conversations/{id}/scheduled',
  tag,
  summary: 'One’s own messages that wait for their time, or could not be sent.',
  params: z.object({ id: ref }),
  returns: z.object({ items: z.array(scheduledMessage) }),
  errors: ['not_found'],
})

/** One that is on its way already does not exist here any more. */
export const cancelScheduled = endpoint({
  name: 'cancelScheduled',
  method: 'DELETE',
  path: '/api/conversations/{id}/scheduled/{scheduledId}',
  tag,
  summary: 'Take back a scheduled message.',
  status: 204,
  params: z.object({ id: ref, scheduledId: ref }),
  returns: empty,
  errors: ['not_found'],
})
