import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { updateMembership } from '@/lib/messaging/conversations/update-membership'
import { calls, tag } from '../limits'

/** "Mute/Unmute Thread": a muted thread notifies of nothing. */
const definition = endpoint({
  name: 'dmsMuteThread',
  method: 'PUT',
  path: '/api/dms/threads/{thread_id}/mute',
  tag,
  summary: 'Mute/Unmute Thread.',
  limit: calls,
  params: z.object({ thread_id: ref }),
  body: z.object({ muted: z.boolean() }),
  returns: z.object({ muted: z.boolean() }),
  errors: ['validation_failed', 'not_found'],
  example: { body: { muted: true } },
})

/** The core mutes until a moment. */
const forEver = '9999-12-31T00:00:00.000Z'

export const muteThread = route(definition, async (ctx, { thread_id, muted }) => {
  await updateMembership(ctx, { id: thread_id, mutedUntil: muted ? forEver : null })
  return { muted }
})
