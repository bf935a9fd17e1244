import * as z from 'zod/mini'
import { endpoint } from '@/lib/contract/endpoint'
import { ref } from '@/lib/contract/input'
import { clientIdOf } from '@/lib/http/idempotency'
import { route } from '@/lib/http/next'
import { getConversation } from '@/lib/messaging/conversations/get-conversation'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { createUpload } from '@/lib/messaging/media/create-upload'
import { discardUpload } from '@/lib/messaging/media/discard-upload'
import { sendMessage as send } from '@/lib/messaging/messages/send-message'
import { sends, tag } from '../limits'
import { sentMessageOf } from '../map'
import { said, saidOf } from '../said'
import { sentMessage, success } from '../views'

/**
 * "Send Message with Attachment": a form with a file, or without one, or the same as JSON (decision 22a). A type of
 * message is known by its file.
 */
const definition = endpoint({
  name: 'messagingSendMessage',
  method: 'POST',
  path: '/api/messages/conversations/{conversationId}/messages',
  tag,
  summary: 'Send a message, with a file or without.',
  limit: sends,
  status: 201,
  params: z.object({ conversationId: ref }),
  bodyType: 'json or multipart',
  body: z.object({ ...said, file: z.optional(z.file()) }),
  returns: success(sentMessage),
  errors: [
    'validation_failed', 'blank_text', 'control_characters', 'text_too_long', 'foreign_upload', 'not_found', 'user_blocked', 'not_accepting',
    'request_pending', 'storage_full', 'idempotency_mismatch',
  ],
  example: { body: { content: 'Hello! How are you?', type: 'TEXT' } },
})

export const sendMessage = route(definition, async (ctx, { conversationId, file, ...given }, call) => {
  const { text, uploadIds } = saidOf(ctx, given, file !== undefined)
  const say = (files: string[]) => send(ctx, { id: conversationId, text, uploadIds: files, clientId: clientIdOf(call) })
  const { outcome, view } = file ? await withFile(ctx, conversationId, file, id => say([...uploadIds, id])) : await say(uploadIds)
  return { outcome, view: { success: true as const, data: sentMessageOf(view, ctx.operator.publicUrl) } }
})

/** Nothing is kept of a file that cannot be said with. */
async function withFile<Result>(ctx: CallerCtx, conversationId: string, file: File, say: (uploadId: string) => Promise<Result>): Promise<Result> {
  await getConversation(ctx, { id: conversationId })
  const { id } = await createUpload(ctx, { file })
  try {
    return await say(id)
  } catch (refusal) {
    await discardUpload(ctx, { id })
    throw refusal
  }
}
