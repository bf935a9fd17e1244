import type { CallerCtx } from '../ctx'
import { mayExchangeReceipts } from '../privacy'
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
    select m.id, coalesce(bool_or(r.seq is not null or ms.read_seq >= m.seq), false) as read, min(r.at) as "readAt"
    from messages m
    join memberships own on own.conversation_id = m.conversation_id and own.user_id = ${caller.userId}
    left join memberships ms on ms.conversation_id = m.conversation_id and case when m.sender_id = ${caller.userId}
      then ${learns} and ms.user_id <> ${caller.userId} and ms.state = 'active' and ${mayExchangeReceipts(sql, caller.userId, sql`ms.user_id`)}
      else ms.user_id = ${caller.userId} end
    left join lateral (
      select x.seq, x.at from read_marks x
      where x.conversation_id = ms.conversation_id and x.user_id = ms.user_id and case when x.only then x.seq = m.seq else x.seq >= m.seq end
      -- By itself, or with the first watermark at or above it.
      order by x.only desc, x.seq limit 1) r on true
    where m.id = any(${messageIds}::uuid[]) group by m.id`
  return new Map(rows.map(({ id, read, readAt }) => [id, { read, readAt: at(readAt) }]))
}
