import type { Database } from '@/db/client'

/** Removes first answers older than a day and budgets that are over: nobody will ask for them again. */
export async function purgeExpired(sql: Database): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`
  await sql`delete from rate_limits where expire < now()`
}
