import type { Fragment, JSONValue } from 'postgres'
import type * as z from 'zod/mini'
import type { Database } from '@/db/client'
import type { Job } from './job'
import { jobsEnqueued } from './wake'

/**
 * The insert of jobs as part of a write: `with …, queued as (${enqueueFrom(sql, job, rows)})`, so that neither is there without
 * the other. `rows` is a select of two columns, the key (text) and the payload (jsonb). A key that waits already is left
 * alone; what is new returns its `id`. Call `jobsEnqueued()` after the statement, or the jobs begin at the worker's next look.
 */
export function enqueueFrom(sql: Database, job: Pick<Job, 'kind'>, rows: Fragment, runAt: Fragment = sql`now()`) {
  return sql`
    insert into jobs (id, kind, key, payload, run_at)
    select gen_random_uuid(), ${job.kind}, work.key, work.payload, ${runAt} from (${rows}) as work (key, payload)
    on conflict (kind, key) where failed_at is null do nothing
    returning id`
}

/** Enqueues one job on its own; one of the same key that waits already is left alone. It begins at once, or at `runAt`. */
export async function enqueue<Payload extends z.ZodMiniType>(
  sql: Database,
  job: Job<Payload>,
  key: string,
  payload: z.input<Payload>,
  runAt?: Date,
): Promise<void> {
  const rows = sql`select ${key}::text, ${sql.json(payload as JSONValue)}::jsonb`
  await enqueueFrom(sql, job, rows, runAt ? sql`${runAt.toISOString()}::timestamptz` : sql`now()`)
  jobsEnqueued()
}
