import type { User } from '@/lib/contract/views'
import { isNotSuspended } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { loadUsers, userView } from '../people/load-users'
import { isBlocked } from '../privacy'

/**
 * People whom the caller might like, the newest first: nobody liked already, matched now or once, talked to already, blocked
 * in either direction, suspended or deleted (decision 7).
 */
export async function listDiscovery(ctx: CallerCtx, input: { limit: number; cursor?: string | undefined }): Promise<{ items: User[]; nextCursor: string | null }> {
  const { sql, caller, secret } = ctx
  const scope = `discovery ${caller.userId}`
  const before = input.cursor ? Number(readCursor(secret, scope, input.cursor)[0]) : null
  const rows = await loadUsers(ctx, sql`
    where u.id <> ${caller.userId} and u.deleted_at is null and ${isNotSuspended(ctx)} and ${before === null ? sql`true` : sql`u.number < ${before}`}
      and not exists (select from likes where liker_id = ${caller.userId} and liked_id = u.id)
      and not exists (select from matches where first_id = least(u.id, ${caller.userId}::uuid) and second_id = greatest(u.id, ${caller.userId}::uuid))
      and not exists (
        select from conversations c join memberships ms on ms.conversation_id = c.id
        where c.pair_key = least(u.id, ${caller.userId}::uuid) || ':' || greatest(u.id, ${caller.userId}::uuid) and c.last_seq > 0
        having count(*) = 2 and bool_and(ms.state = 'active'))
      and not ${isBlocked(sql, caller.userId, sql`u.id`)}
    order by u.number desc limit ${input.limit + 1}`)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return { items: page.map(userView), nextCursor: rows.length > input.limit && last ? writeCursor(secret, scope, [last.number]) : null }
}
