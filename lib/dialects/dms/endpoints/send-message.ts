import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { sends, tag } from '../limits'
import { messageBody, say, shownMessage, threadNumberOf } from '../messages'
import { message } from '../views'

/** "Send Message": words, media with a caption, or both, also in reply to a message of the thread. An answer to a request accepts it (decision 5). */
const definition = endpoint({
  name: 'dmsSendMessage',
  method: 'POST',
  path: '/api/dms/threads/{thread_id}/messages',
  tag,
  summary: 'Send a message in an active DM thread.',
  limit: sends,
  status: 201,
  params: z.object({ thread_id: ref }),
  body: messageBody,
  returns: message,
  errors: ['validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'foreign_upload', 'not_found', 'user_blocked', 'not_accepting', 'request_pending', 'idempotency_mismatch'],
  example: { body: { text: 'I agree with that!', reply_to_id: 456 } },
})

export const sendMessage = route(definition, async (ctx, { thread_id, ...said }, call) => {
  const { outcome, view } = await say(ctx, thread_id, said, clientIdOf(call))
  return { outcome, view: await shownMessage(ctx, view, await threadNumberOf(ctx, thread_id)) }
})
