import type { Ctx } from '../ctx'
import { exportKeyOf } from './make-export'
import { exportDays } from './exports'

/**
 * Takes away exports that are older than a week, those that a newer one replaces, and failed ones after a day. The bytes
 * go before the row: a crash between leaves work for the next purge. Safe to run in several processes at once.
 */
export async function purgeExports({ sql, storage }: Ctx): Promise<void> {
  const over = await sql<{ id: string }[]>`
    select e.id from exports e
    where (e.status = 'ready' and (e.finished_at < now() - make_interval(days => ${exportDays})
        or exists (select from exports newer where newer.user_id = e.user_id and newer.status = 'ready' and newer.finished_at > e.finished_at)))
      or (e.status = 'failed' and e.finished_at < now() - interval '1 day')
    limit 100`
  for (const { id } of over) {
    await storage.remove(exportKeyOf(id))
    await sql`delete from exports where id = ${id}`
  }
}
