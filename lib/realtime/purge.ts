import type { Database } from '@/db/client'

/** Removes first answers older than a day, budgets that are over, and what jobs and the outbox left: nobody will ask for them again. */
export async function purgeExpired(sql: Database): Promise<void> {
  await sql`delete from idempotency_keys where created_at < now() - interval '1 day'`
  await sql`delete from rate_limits where expire < now()`
  // A job that still runs is younger than a day, and so is all that it may have shown already.
  await sql`delete from notified where at < now() - interval '7 days'`
  await sql`delete from jobs where failed_at < now() - interval '30 days'`
  // What no real-time server has taken for a day, every client has fetched by itself.
  await sql`delete from outbox where notified and at < now() - interval '1 day'`
}
