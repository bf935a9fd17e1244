import { v4 as randomId, v5 as namedId } from 'uuid'
import { type ErrorCode, ParleyError } from '@/lib/contract/errors'
import type { Message } from '@/lib/contract/views'
import { conversationOf, messageOf } from '../access'
import type { CallerCtx } from '../ctx'
import { assertWasSaid } from './rules'
import { sendMessage } from './send-message'

interface Input {
  id: string
  messageId: string
  conversationIds: string[]
  clientId?: string | undefined
}

/** What became of it in one conversation. */
interface Forwarded {
  conversationId: string
  message: Message | null
  error: { code: ErrorCode; detail: string } | null
}

/**
 * Says a message again in other conversations of the caller, its files too, each as if they had sent it there: where one
 * refuses, the others get it. Once per `clientId` and conversation (rule 7). Throws `not_found` for what they may not see.
 */
export async function forwardMessage(ctx: CallerCtx, input: Input): Promise<{ items: Forwarded[] }> {
  const { conversationId } = await conversationOf(ctx, input.id)
  const message = await messageOf(ctx, conversationId, input.messageId)
  assertWasSaid(message)
  const files = await ctx.sql<{ id: string }[]>`
    select up.id from attachments a join uploads up on up.id = a.upload_id
    where a.message_id = ${message.id} and up.deleted_at is null order by a.position`
  const said = { text: message.text, forwarded: { uploadIds: files.map(({ id }) => id) } }
  const namespace = input.clientId ?? randomId()
  const items: Forwarded[] = []
  for (const target of new Set(input.conversationIds)) {
    items.push(await sendTo(ctx, target, { ...said, clientId: namedId(target, namespace) }))
  }
  return { items }
}

async function sendTo(ctx: CallerCtx, id: string, said: Omit<Parameters<typeof sendMessage>[1], 'id'>): Promise<Forwarded> {
  try {
    const { view } = await sendMessage(ctx, { id, ...said })
    return { conversationId: id, message: view, error: null }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return { conversationId: id, message: null, error: { code: error.code, detail: error.message } }
  }
}
