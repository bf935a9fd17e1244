import { ParleyError } from '@/lib/contract/errors'
import { messageOf, readableOf } from '../access'
import { isUnread, unreadCount } from '../columns'
import type { CallerCtx } from '../ctx'
import { announceRead, type Read, toldOfRead } from './announce-read'

/**
 * Marks that message alone as read (decision 8). Nothing changes for one that is read already, and for a system
 * message. Throws `not_found`, and `forbidden` for the caller's own.
 */
export async function markMessageRead(ctx: CallerCtx, input: { id: string; messageId: string }): Promise<void> {
  const { conversationId, readSeq } = await readableOf(ctx, input.id)
  const { id, seq, senderId, kind } = await messageOf(ctx, conversationId, input.messageId)
  if (senderId === ctx.caller.userId) throw new ParleyError('forbidden', 'Your own messages are never unread.')
  if (kind === 'system' || seq <= readSeq) return
  const read = await write(ctx, conversationId, seq)
  if (read) await announceRead(ctx, read, id)
}

/**
 * One statement. Where nothing unread is left below the message, the watermark moves up to it and over what was read by
 * itself right after it, so that exceptions stay few; else it is an exception above the watermark.
 */
async function write(ctx: CallerCtx, conversationId: string, seq: number): Promise<Read | undefined> {
  const { sql, caller } = ctx
  const [read] = await sql<Read[]>`
    with held as (
      select clock_timestamp()::timestamptz(3) as at from conversations where id = ${conversationId} for no key update
    ), remaining as (
      select min(rest.seq) as first from (
        select u.seq from messages u join memberships ms on ms.conversation_id = u.conversation_id and ms.user_id = ${caller.userId}
        where u.conversation_id = ${conversationId} and u.seq <> ${seq} and ${isUnread(sql)} order by u.seq limit 1) rest
    ), target as (
      -- Only over what was read by itself: what comes in meanwhile is not among it.
      select case when coalesce(r.first > ${seq}, true) then greatest(${seq}, (
        select max(x.seq) from read_marks x where x.conversation_id = ${conversationId} and x.user_id = ${caller.userId} and x.only
          and (r.first is null or x.seq < r.first))) end as watermark
      from remaining r
    ), own as (
      update memberships m set changed_at = (select at from held),
        read_seq = greatest(m.read_seq, target.watermark), delivered_seq = greatest(m.delivered_seq, target.watermark)
      from target
      where exists (select from held) and m.conversation_id = ${conversationId} and m.user_id = ${caller.userId} and m.read_seq < ${seq}
      returning m.*, (select at from held) as at, target.watermark
    ), mark as (
      insert into read_marks (conversation_id, user_id, "only", seq, at)
      select conversation_id, user_id, watermark is null, coalesce(watermark, ${seq}), at from own
      on conflict do nothing returning seq
    ), others as (
      ${toldOfRead(ctx)}
    )
    select ms.conversation_id as "conversationId", ms.read_seq as "lastReadSeq", ms.at,
      -- The exception that was just written is not in what this statement counts.
      ${unreadCount(sql)} - (ms.watermark is null)::int as "unreadCount", array(select user_id from others) as "toldIds", ms.state = 'requested' as "beforeAccepting"
    from own ms where exists (select from mark)`
  return read
}
