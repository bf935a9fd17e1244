import type { Fragment } from 'postgres'
import { messageOf, readableOf } from '../access'
import { unreadCount } from '../columns'
import type { CallerCtx } from '../ctx'
import { announceRead, type Read, toldOfRead } from './announce-read'

interface Input {
  id: string
  /** A message; without it everything received so far. */
  upTo?: string | undefined
}

/**
 * Marks everything up to a message as read, or all, and takes back "marked unread"; never goes back. One small write,
 * however much was unread, and none at all where nothing changes. Other active members see it as far as both sides'
 * settings let them, the caller's devices see the new count; reading what was asked tells nobody. Throws `not_found`.
 */
export async function markRead(ctx: CallerCtx, input: Input): Promise<void> {
  await mark(ctx, input, ctx.sql`0`)
}

/** The same, and answers how many messages were unread until then. */
export async function markReadCounting(ctx: CallerCtx, input: Input): Promise<number> {
  return mark(ctx, input, unreadCount(ctx.sql))
}

async function mark(ctx: CallerCtx, input: Input, counted: Fragment): Promise<number> {
  const { conversationId, incomingSeq, leftSeq } = await readableOf(ctx, input.id)
  const seq = input.upTo === undefined ? Math.min(incomingSeq, leftSeq ?? incomingSeq) : (await messageOf(ctx, conversationId, input.upTo)).seq
  const read = await write(ctx, conversationId, seq, counted)
  if (!read) return 0
  await announceRead(ctx, read)
  return Math.max(0, read.before - read.unreadCount)
}

/**
 * Every write to a conversation takes its row first, so that two never wait for one another. `before` is `counted` of the
 * membership `ms` as it was: as it is once the row is taken, or two who mark at once would both count the same.
 */
async function write(ctx: CallerCtx, conversationId: string, seq: number, counted: Fragment): Promise<(Read & { before: number }) | undefined> {
  const { sql, caller } = ctx
  const [read] = await sql<(Read & { before: number })[]>`
    with held as (
      select c.id, clock_timestamp()::timestamptz(3) as at from conversations c
      where c.id = ${conversationId} and exists (
        select from memberships m where m.conversation_id = c.id and m.user_id = ${caller.userId} and (m.read_seq < ${seq} or m.marked_unread))
      for no key update
    ), was as (
      select m.* from memberships m, held where m.conversation_id = held.id and m.user_id = ${caller.userId} for no key update of m
    ), own as (
      update memberships m set marked_unread = false, changed_at = (select at from held),
        read_seq = greatest(m.read_seq, ${seq}), delivered_seq = greatest(m.delivered_seq, ${seq})
      where exists (select from was)
        and m.conversation_id = ${conversationId} and m.user_id = ${caller.userId} and (m.read_seq < ${seq} or m.marked_unread)
      returning m.*, (select at from held) as at
    ), mark as (
      insert into read_marks (conversation_id, user_id, "only", seq, at)
      select conversation_id, user_id, false, read_seq, at from own where read_seq = ${seq} and ${seq} > 0
      on conflict do nothing returning seq
    ), others as (
      ${toldOfRead(ctx)}
    )
    select ms.conversation_id as "conversationId", ms.read_seq as "lastReadSeq", ms.at, ${unreadCount(sql)} as "unreadCount",
      (select ${counted} from was ms) as before, array(select user_id from others) as "toldIds", ms.state = 'requested' as "beforeAccepting" from own ms`
  return read
}
