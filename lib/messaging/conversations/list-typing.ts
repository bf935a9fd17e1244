import { readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { maySeeTyping } from '../privacy'
import { at } from '../views'

/** Somebody who is writing, and until when that is believed without hearing again. */
interface Typing {
  userId: string
  until: string
}

/**
 * Which other members of a conversation are writing right now, as far as they let the caller know; never across a block,
 * nor before both have accepted (decision 16).
 */
export async function listTyping(ctx: CallerCtx, input: { id: string }): Promise<Typing[]> {
  const { sql, caller } = ctx
  const { conversationId } = await readableOf(ctx, input.id)
  const rows = await sql<{ userId: string; until: Date }[]>`
    select t.user_id as "userId", t.until from typing t
    join memberships ms on ms.conversation_id = t.conversation_id and ms.user_id = t.user_id and ms.state = 'active'
    join memberships own on own.conversation_id = t.conversation_id and own.user_id = ${caller.userId} and own.state = 'active'
    where t.conversation_id = ${conversationId} and t.user_id <> ${caller.userId} and t.until > now()
      and ${maySeeTyping(sql, caller.userId, sql`t.user_id`)}`
  return rows.map(({ userId, until }) => ({ userId, until: at(until) }))
}
