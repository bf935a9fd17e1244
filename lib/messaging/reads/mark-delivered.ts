import { v7 as newId } from 'uuid'
import { messageOf, readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { isBlocked } from '../privacy'
import { at } from '../views'

interface Input {
  id: string
  /** A message; without it everything received so far. */
  upTo?: string | undefined
}

/**
 * Notes that everything up to a message, or all, has reached a device of the caller; never goes back. Other active
 * members see it, though not across a block; of what was asked nobody is told. Throws `not_found`.
 */
export async function markDelivered(ctx: CallerCtx, input: Input): Promise<void> {
  const { conversationId, incomingSeq, deliveredSeq } = await readableOf(ctx, input.id)
  const seq = input.upTo === undefined ? incomingSeq : (await messageOf(ctx, conversationId, input.upTo)).seq
  if (seq <= deliveredSeq) return
  const delivered = await write(ctx, conversationId, seq)
  if (!delivered) return
  const { userId } = ctx.caller
  const event = { v: 1, id: newId(), type: 'conversation_delivered', at: at(delivered.at), conversationId, userId, deliveredSeq: seq } as const
  await ctx.announcer.publish([{ userIds: [userId, ...delivered.toldIds], event }], ctx.socketId)
}

async function write({ sql, caller }: CallerCtx, conversationId: string, seq: number) {
  const [delivered] = await sql<{ at: Date; toldIds: string[] }[]>`
    with held as (
      select clock_timestamp()::timestamptz(3) as at from conversations where id = ${conversationId} for no key update
    ), own as (
      update memberships m set delivered_seq = ${seq}, changed_at = (select at from held)
      where exists (select from held) and m.conversation_id = ${conversationId} and m.user_id = ${caller.userId} and m.delivered_seq < ${seq}
      returning m.*, (select at from held) as at
    ), others as (
      update memberships m set changed_at = own.at from own
      where m.conversation_id = own.conversation_id and m.user_id <> own.user_id and m.state = 'active' and own.state = 'active'
        and not ${isBlocked(sql, caller.userId, sql`m.user_id`)}
      returning m.user_id
    )
    select at, array(select user_id from others) as "toldIds" from own`
  return delivered
}
