import { ParleyError } from '@/lib/contract/errors'
import type { Receipt } from '@/lib/contract/views'
import { conversationOf, messageOf } from '../access'
import type { CallerCtx } from '../ctx'
import { loadUsers, userView } from '../people/load-users'
import { isBlocked, mayExchangeReceipts } from '../privacy'
import { at } from '../views'

/**
 * Who has read a message of the caller and when, as far as both sides' settings let them know: the other active members
 * who were there when it was said. Throws `not_found`, and `forbidden` for a message of somebody else.
 */
export async function listReceipts(ctx: CallerCtx, input: { id: string; messageId: string }): Promise<{ items: Receipt[] }> {
  const { sql, caller } = ctx
  const { conversationId } = await conversationOf(ctx, input.id)
  const { seq, senderId, createdAt } = await messageOf(ctx, conversationId, input.messageId)
  if (senderId !== caller.userId) throw new ParleyError('forbidden', 'Only the sender knows who has read a message.')
  const rows = await loadUsers<{ readAt: Date | null; reached: boolean }>(
    ctx,
    sql`join memberships ms on ms.user_id = u.id
      where ms.conversation_id = ${conversationId} and ms.state = 'active' and u.id <> ${caller.userId} and ms.created_at <= ${createdAt}
      order by "readAt" nulls last, u.number`,
    sql`ms.delivered_seq >= ${seq} and not ${isBlocked(sql, caller.userId, sql`u.id`)} as reached,
      case when ${mayExchangeReceipts(sql, caller.userId, sql`u.id`)} then ${readAt(ctx, seq)} end as "readAt"`,
  )
  return { items: rows.map(row => ({ user: userView(row), readAt: at(row.readAt), delivered: row.reached || row.readAt !== null })) }
}

/** When the member of `ms` read the message: by itself, or with the first watermark at or above it. */
const readAt = ({ sql }: CallerCtx, seq: number) => sql`coalesce(
  (select x.at from read_marks x where x.conversation_id = ms.conversation_id and x.user_id = ms.user_id and x.only and x.seq = ${seq}),
  (select x.at from read_marks x where x.conversation_id = ms.conversation_id and x.user_id = ms.user_id and not x.only and x.seq >= ${seq}
    order by x.seq limit 1))`
