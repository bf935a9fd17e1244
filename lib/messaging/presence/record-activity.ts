import type { CallerCtx } from '../ctx'
import { announcePresence } from './announce'

/** How long a session lasts without being used, in days. */
export const sessionDays = 30

/** Notes that the caller just used their session: it lasts on, and they are here (decision 15). */
export async function recordActivity(ctx: CallerCtx): Promise<void> {
  const { sql, caller } = ctx
  await sql`
    with used as (
      update sessions set last_active_at = now(), expires_at = now() + make_interval(days => ${sessionDays})
      where id = ${caller.sessionId} and revoked_at is null
    )
    insert into presence (user_id, active_at) values (${caller.userId}, now())
    on conflict (user_id) do update set active_at = excluded.active_at`
  await announcePresence(ctx, caller.userId)
}
