import { notFound } from '@/lib/contract/errors'
import { existsHere, parseRef } from '../access'
import { isReadable, isVisible } from '../columns'
import type { CallerCtx } from '../ctx'

/** Where a message is that is named by itself alone, and both of its names (rule 3). Throws `not_found` for one that the caller may not see. */
export async function findMessage(ctx: CallerCtx, ref: string): Promise<{ id: string; number: number; conversationId: string }> {
  const name = parseRef(ref)
  const { sql, caller } = ctx
  const [message] = name
    ? await sql<{ id: string; number: number; conversationId: string }[]>`
        select m.id, m.number, m.conversation_id as "conversationId" from messages m join conversations c on c.id = m.conversation_id
        join memberships ms on ms.conversation_id = c.id and ms.user_id = ${caller.userId}
        where ${name.id ? sql`m.id = ${name.id}` : sql`m.number = ${name.number}`} and ${isVisible(sql)} and ${isReadable(sql)} ${existsHere(ctx)}`
    : []
  if (!message) throw notFound('This message')
  return message
}
