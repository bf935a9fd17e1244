import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'

/** So many at most are told one by one. */
const most = 100

/**
 * Which messages of others became read when somebody's watermark reached `lastReadSeq`, oldest first, and of very many the
 * newest: for surfaces that tell of each message. Whether the caller may know of it is `readStates`' to say.
 */
export async function newlyRead({ sql, caller }: CallerCtx, read: { conversationId: string; userId: string; lastReadSeq: number }): Promise<string[]> {
  const { conversationId, userId, lastReadSeq } = read
  const rows = await sql<{ id: string }[]>`
    select m.id from read_marks x join messages m on m.conversation_id = x.conversation_id and m.seq <= x.seq
    join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
    where x.conversation_id = ${conversationId} and x.user_id = ${userId} and not x.only and x.seq = ${lastReadSeq}
      and m.sender_id <> ${userId} and m.kind <> 'system' and ${isVisible(sql)}
      and m.seq > coalesce((select max(b.seq) from read_marks b
        where b.conversation_id = x.conversation_id and b.user_id = x.user_id and not b.only and b.seq < x.seq), 0)
      and not exists (select from read_marks o where o.conversation_id = x.conversation_id and o.user_id = x.user_id and o.only and o.seq = m.seq)
    order by m.seq desc limit ${most}`
  return rows.map(({ id }) => id).reverse()
}
