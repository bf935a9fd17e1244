import type { Presence } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'
import { areContacts, presenceColumns, visiblePresence } from '../privacy'
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

/**
 * Those of the given people with whom the caller shares an active conversation, and the caller, each as far as their
 * settings and blocks let the caller know.
 */
export async function listPresence(ctx: CallerCtx, input: { userIds: string[] }): Promise<{ items: Presence[] }> {
  const { sql, caller } = ctx
  const rows = await sql<{ userId: string; online: boolean; lastActiveAt: Date | null }[]>`
    select u.id as "userId", ${presenceColumns(sql)}
    from users u ${visiblePresence(sql, caller.userId)}
    where u.id = any(${input.userIds}::uuid[]) and u.deleted_at is null
      and (u.id = ${caller.userId} or ${areContacts(sql, caller.userId, sql`u.id`)})`
  return { items: rows.map(row => ({ ...row, lastActiveAt: at(row.lastActiveAt) })) }
}
