import * as z from 'zod/mini'
import { empty, endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { route } from '@/lib/http/next'
import { deleteMessage as remove } from '@/lib/messaging/messages/delete-message'
import { calls, tag } from '../limits'

/** "Delete Message": one's own, softly, and that is the thread's last activity; the other side's in one's own thread is 403 (rule 4). */
const definition = endpoint({
  name: 'dmsDeleteMessage',
  method: 'DELETE',
  path: '/api/dms/threads/{thread_id}/messages/{message_id}',
  tag,
  summary: 'Delete a message in a DM thread (soft delete).',
  limit: calls,
  status: 204,
  params: z.object({ thread_id: ref, message_id: ref }),
  returns: empty,
  errors: ['forbidden', 'not_found'],
})

export const deleteMessage = route(definition, (ctx, { thread_id, message_id }) =>
  remove(ctx, { id: thread_id, messageId: message_id, for: 'everyone', raisesActivity: true }))
