import type { Ctx } from '../ctx'
import { announcePresence } from './announce'

/** How long a live socket counts without being renewed; its server renews well within, a killed one cannot. Seconds. */
export const socketLease = 90

/** A person's first socket is open. */
export async function socketOpened(ctx: Ctx, userId: string): Promise<void> {
  await ctx.sql`
    insert into presence (user_id, socket_until)
    select id, now() + make_interval(secs => ${socketLease}) from users where id = ${userId}
    on conflict (user_id) do update set socket_until = excluded.socket_until`
  await announcePresence(ctx, userId)
}

/** These people's sockets are still open. Whoever went offline by their own word stays so. */
export async function renewSockets(ctx: Ctx, userIds: string[]): Promise<void> {
  if (userIds.length === 0) return
  await ctx.sql`
    update presence set socket_until = now() + make_interval(secs => ${socketLease})
    where user_id = any(${userIds}) and socket_until is not null`
}

/** A person's last socket is closed: offline at once, unless a heartbeat is younger than 5 minutes (decision 15). */
export async function socketClosed(ctx: Ctx, userId: string): Promise<void> {
  await ctx.sql`
    update presence set socket_until = null,
      offline_at = case when heartbeat_at > now() - interval '5 minutes' then offline_at else clock_timestamp() end
    where user_id = ${userId}`
  await announcePresence(ctx, userId)
}
