import type { Fragment } from 'postgres'
import type { Database } from '@/db/client'
import { existsHere } from '../access'
import { unreadCount } from '../columns'
import type { CallerCtx } from '../ctx'
import type { MemberState } from '../policy'

/** The sum of `unreadCount` over the conversations that somebody is in with one of `states`; `userId` is an expression. */
export const totalUnread = (sql: Database, userId: Fragment, states: readonly MemberState[]) => sql`
  select coalesce(sum(${unreadCount(sql)}), 0)::int from memberships ms
  where ms.user_id = ${userId} and ms.state = any(${states}) and ms.incoming_seq > ms.read_seq`

/**
 * How many messages are unread to the caller altogether, in one query. What waits for their acceptance counts on
 * surfaces that know no requests: `states` is `['active', 'requested']` there, `['active']` elsewhere (decisions 3 and 5).
 */
export async function unreadTotal(ctx: CallerCtx, states: readonly MemberState[] = ['active']): Promise<number> {
  const { sql, caller, rules } = ctx
  const existing = rules.groups ? sql`` : sql`and exists (select from conversations c where c.id = ms.conversation_id ${existsHere(ctx)})`
  const [total] = await sql<{ count: number }[]>`select (${totalUnread(sql, sql`${caller.userId}::uuid`, states)} ${existing}) as count`
  return total?.count ?? 0
}
