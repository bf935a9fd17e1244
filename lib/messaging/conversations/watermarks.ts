import { v7 as newId } from 'uuid'
import type { CallerCtx, Publication } from '../ctx'
import { conversationOf, type MembershipFacts, messageOf } from '../access'

interface Input {
  id: string
  upTo?: string | undefined
}

/**
 * Marks everything up to a message as read, or all; never goes back. One small write, however much was unread,
 * and none at all where nothing changes. The other members see it, and the caller's devices the new count.
 */
export async function markRead(ctx: CallerCtx, input: Input): Promise<void> {
  const facts = await conversationOf(ctx, input.id)
  const seq = await targetSeq(ctx, facts, input.upTo)
  if (seq <= facts.readSeq) return
  const marked = await raise(ctx, facts, { readSeq: seq, deliveredSeq: seq })
  if (!marked) return
  const read = { v: 1, id: newId(), type: 'conversation_read', at: marked.at.toISOString(), conversationId: facts.conversationId, userId: ctx.caller.userId, lastReadSeq: seq } as const
  const publications: Publication[] = [
    { userIds: [ctx.caller.userId], event: { ...read, unreadCount: marked.unreadCount } },
    { userIds: othersOf(ctx, facts), event: read },
  ]
  await ctx.announcer.publish(publications, ctx.socketId)
}

/** Tells the senders that everything up to a message, or all, has reached a device of the caller. Never goes back. */
export async function markDelivered(ctx: CallerCtx, input: Input): Promise<void> {
  const facts = await conversationOf(ctx, input.id)
  const seq = await targetSeq(ctx, facts, input.upTo)
  if (seq <= facts.deliveredSeq) return
  const marked = await raise(ctx, facts, { readSeq: 0, deliveredSeq: seq })
  if (!marked) return
  const event = { v: 1, id: newId(), type: 'conversation_delivered', at: marked.at.toISOString(), conversationId: facts.conversationId, userId: ctx.caller.userId, deliveredSeq: seq } as const
  await ctx.announcer.publish([{ userIds: facts.memberIds, event }], ctx.socketId)
}

/** Up to what was said by others; marking one's own words says nothing. */
async function targetSeq(ctx: CallerCtx, facts: MembershipFacts, upTo: string | undefined): Promise<number> {
  if (upTo === undefined) return facts.incomingSeq
  return Math.min((await messageOf(ctx, facts.conversationId, upTo)).seq, facts.lastSeq)
}

/** Every write to a conversation takes its row first, so that two never wait for one another. */
async function raise(ctx: CallerCtx, { conversationId }: MembershipFacts, to: { readSeq: number; deliveredSeq: number }) {
  const { sql, caller } = ctx
  const [marked] = await sql<{ at: Date; unreadCount: number }[]>`
    with held as (
      select id, clock_timestamp()::timestamptz(3) as at from conversations where id = ${conversationId} for no key update
    ), own as (
      update memberships m set
        read_seq = greatest(m.read_seq, ${to.readSeq}), delivered_seq = greatest(m.delivered_seq, ${to.deliveredSeq}), changed_at = held.at
      from held where m.conversation_id = held.id and m.user_id = ${caller.userId}
        and (m.read_seq < ${to.readSeq} or m.delivered_seq < ${to.deliveredSeq})
      returning m.read_seq, held.at
    ), others as (
      update memberships m set changed_at = held.at from held
      where m.conversation_id = held.id and m.user_id <> ${caller.userId} and exists (select from own)
    )
    select own.at, (select count(*)::int from messages u where u.conversation_id = ${conversationId}
      and u.seq > own.read_seq and u.sender_id <> ${caller.userId} and u.deleted_at is null) as "unreadCount" from own`
  return marked
}

function othersOf(ctx: CallerCtx, facts: MembershipFacts): string[] {
  return facts.memberIds.filter(id => id !== ctx.caller.userId)
}
