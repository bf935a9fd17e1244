import type { CallerCtx } from '../ctx'
import { mayExchangeReceipts, sharesReads } from '../privacy'
import { at } from '../views'

/** Whether a message has been read, and when (RFC 3339) as far as that is known. */
export interface ReadState {
  read: boolean
  readAt: string | null
}

/**
 * How messages of conversations of the caller stand, in one query: those of others by whether the caller has read them,
 * own ones by the first other active member who has, as far as both sides' settings and the surface let the caller know.
 */
export async function readStates(ctx: CallerCtx, messageIds: readonly string[]): Promise<Map<string, ReadState>> {
  if (messageIds.length === 0) return new Map()
  const { sql, caller, rules } = ctx
  const learns = !rules.premiumReceipts || caller.plan === 'premium'
  const rows = await sql<{ id: string; read: boolean; readAt: Date | null }[]>`
    with said as materialized (
      select m.id, m.conversation_id, m.seq, m.sender_id = ${caller.userId} as own
      from messages m join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
      where m.id = any(${messageIds}::uuid[])
    ), readers as materialized (
      -- Whom the caller may know of is asked once for each, not for each message.
      select ms.conversation_id, ms.user_id, ms.read_seq from memberships ms
      where ms.conversation_id in (select conversation_id from said) and (ms.user_id = ${caller.userId} or (
        ${learns} and ms.conversation_id in (select conversation_id from said where own)
        and ${sharesReads(ctx, 'ms')} and ${mayExchangeReceipts(sql, caller.userId, sql`ms.user_id`)}))
    )
    select s.id, coalesce(bool_or(x.seq is not null or r.read_seq >= s.seq), false) as read, min(coalesce(x.at, w.at)) as "readAt"
    from said s
    left join readers r on r.conversation_id = s.conversation_id and (r.user_id = ${caller.userId}) <> s.own
    left join read_marks x on x.conversation_id = r.conversation_id and x.user_id = r.user_id and x.only and x.seq = s.seq
    -- Not by itself, then with the first watermark at or above it.
    left join lateral (
      select m.at from read_marks m
      where m.conversation_id = r.conversation_id and m.user_id = r.user_id and not m.only and m.seq >= s.seq
      order by m.seq limit 1) w on x.seq is null
    group by s.id`
  return new Map(rows.map(({ id, read, readAt }) => [id, { read, readAt: at(readAt) }]))
}
