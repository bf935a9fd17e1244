import type { Presence } from '@/lib/contract/views'
import { isOnline, lastActive } from '../columns'
import type { CallerCtx } from '../ctx'
import { at } from '../views'
import { announcePresence } from './announce'

/** A heartbeat keeps the caller online for 5 minutes; `offline` ends it at once, whatever else is open (decision 15). */
export async function updatePresence(ctx: CallerCtx, input: { status: 'online' | 'away' | 'offline' }): Promise<void> {
  const { sql, caller } = ctx
  await (input.status === 'offline'
    ? sql`
      insert into presence (user_id, offline_at) values (${caller.userId}, clock_timestamp())
      on conflict (user_id) do update set socket_until = null, heartbeat_at = null, offline_at = clock_timestamp()`
    : sql`
      insert into presence (user_id, heartbeat_at) values (${caller.userId}, clock_timestamp())
      on conflict (user_id) do update set heartbeat_at = clock_timestamp()`)
  await announcePresence(ctx, caller.userId)
}

/** Presence of those of the given people with whom the caller shares an active conversation, and of the caller. */
export async function listPresence(ctx: CallerCtx, input: { userIds: string[] }): Promise<{ items: Presence[] }> {
  const { sql, caller } = ctx
  const rows = await sql<{ userId: string; online: boolean; lastActiveAt: Date | null }[]>`
    select u.id as "userId", ${isOnline(sql)} as online, ${lastActive(sql)} as "lastActiveAt"
    from users u left join presence p on p.user_id = u.id
    where u.id = any(${input.userIds}::uuid[]) and u.deleted_at is null and (u.id = ${caller.userId} or exists (
      select from memberships a join memberships b on b.conversation_id = a.conversation_id and b.state = 'active'
      where a.user_id = ${caller.userId} and a.state = 'active' and b.user_id = u.id))`
  return { items: rows.map(row => ({ ...row, lastActiveAt: at(row.lastActiveAt) })) }
}
