import { isOnline } from '../columns'
import type { CallerCtx } from '../ctx'
import { mayExchangePresence } from '../privacy'

/**
 * Who is online right now of the caller and those with whom they share an active conversation, as far as settings and
 * blocks let the caller know (decision 15), under both of their names.
 */
export async function listOnline({ sql, caller }: CallerCtx): Promise<{ id: string; number: number }[]> {
  return sql<{ id: string; number: number }[]>`
    select u.id, u.number from (
      select ${caller.userId}::uuid as user_id
      union
      select b.user_id from memberships a
      join memberships b on b.conversation_id = a.conversation_id and b.state = 'active'
      where a.user_id = ${caller.userId} and a.state = 'active'
    ) near
    join presence p on p.user_id = near.user_id and ${isOnline(sql)}
    join users u on u.id = near.user_id
    where u.id = ${caller.userId} or ${mayExchangePresence(sql, caller.userId, sql`u.id`)}
    order by u.number`
}
