import type { CallerCtx } from '../ctx'
import { mayExchangeReceipts, sharesReads } from '../privacy'

/**
 * Who knows what each of these messages of conversations of the caller says, in one query: its sender, then whoever has
 * read it of the caller and the other active members who were there when it was said, as far as both sides' settings and
 * the surface let the caller know.
 */
export async function readersOf(ctx: CallerCtx, messageIds: readonly string[]): Promise<Map<string, string[]>> {
  if (messageIds.length === 0) return new Map()
  const { sql, caller, rules } = ctx
  const learns = !rules.premiumReceipts || caller.plan === 'premium'
  const rows = await sql<{ id: string; senderId: string; readerIds: string[] }[]>`
    with shown as materialized (
      select ms.conversation_id, ms.user_id, ms.read_seq, ms.created_at from memberships own
      join memberships ms on ms.conversation_id = own.conversation_id
      where own.user_id = ${caller.userId} and own.conversation_id in (select conversation_id from messages where id = any(${messageIds}::uuid[]))
        and (ms.user_id = own.user_id or (${learns} and ${sharesReads(ctx, 'ms')} and ${sharesReads(ctx, 'own')}
          and ${mayExchangeReceipts(sql, caller.userId, sql`ms.user_id`)}))
    )
    select m.id, m.sender_id as "senderId", array(
      select s.user_id from shown s
      where s.conversation_id = m.conversation_id and s.user_id <> m.sender_id and (s.user_id = ${caller.userId} or s.created_at <= m.created_at)
        and (s.read_seq >= m.seq or exists (select from read_marks x
          where x.conversation_id = s.conversation_id and x.user_id = s.user_id and x.only and x.seq = m.seq))
      order by s.user_id) as "readerIds"
    from messages m join memberships own on own.conversation_id = m.conversation_id and own.user_id = ${caller.userId}
    where m.id = any(${messageIds}::uuid[])`
  return new Map(rows.map(({ id, senderId, readerIds }) => [id, [senderId, ...readerIds]]))
}
