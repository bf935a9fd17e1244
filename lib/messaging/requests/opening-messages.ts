import type { Message } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'
import { loadMessages } from '../messages/load-messages'

/** The messages that requests began with, by the request's id; without those that are deleted or that the caller may not see. */
export async function openingMessages(ctx: CallerCtx, requestIds: readonly string[]): Promise<Map<string, Message>> {
  if (requestIds.length === 0) return new Map()
  const { sql } = ctx
  const begun = await sql<{ requestId: string; messageId: string }[]>`
    select r.id as "requestId", m.id as "messageId" from requests r join messages m on m.conversation_id = r.conversation_id and m.seq = r.first_seq
    where r.id = any(${requestIds}::uuid[])`
  const messages = await loadMessages(ctx, sql`m.id = any(${begun.map(({ messageId }) => messageId)}::uuid[])`, sql``)
  const byId = new Map(messages.map(message => [message.id, message]))
  return new Map(begun.flatMap(({ requestId, messageId }) => {
    const message = byId.get(messageId)
    return message ? [[requestId, message] as const] : []
  }))
}
