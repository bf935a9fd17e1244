import * as z from 'zod/mini'
import type { Ctx } from '../ctx'
import { type AnyJob, backoff, HopelessError } from './job'

/** So long a claimed job is its worker's own, in seconds; renewed while it runs, so that only a dead worker's is taken. */
const heldFor = 60
const renewEvery = 20_000
const longestReason = 500

/** A job that this worker holds. `attempts` counts this one, and is what tells a later holder from this one. */
export interface ClaimedJob {
  id: string
  kind: string
  payload: unknown
  attempts: number
}

/**
 * Claims up to `most` due jobs for this worker, in one statement; no two workers ever get the same. Times are kept to the
 * millisecond, rounded: so is the clock here, or what was enqueued for now would be half a millisecond early.
 */
export async function claimJobs({ sql }: Ctx, jobs: readonly AnyJob[], most: number): Promise<ClaimedJob[]> {
  return sql<ClaimedJob[]>`
    with due as (
      select id from jobs
      where failed_at is null and run_at <= now()::timestamptz(3) and (held_until is null or held_until <= now())
        and kind = any(${jobs.map(({ kind }) => kind)})
      order by run_at limit ${most} for update skip locked
    )
    update jobs j set held_until = now() + make_interval(secs => ${heldFor}), attempts = attempts + 1
    from due where j.id = due.id
    returning j.id, j.kind, j.payload, j.attempts`
}

/** Does a claimed job and removes it; one that fails waits for its next attempt, or is given up with its reason. */
export async function runJob(ctx: Ctx, jobs: readonly AnyJob[], claimed: ClaimedJob): Promise<void> {
  const job = jobs.find(({ kind }) => kind === claimed.kind)
  if (!job) return
  // Its worker died in each attempt: what kills a process is not tried for ever.
  if (claimed.attempts > job.attempts) return giveUp(ctx, job, claimed, 'No worker survived it.')
  const renewal = setInterval(() => void renew(ctx, claimed).catch(() => {}), renewEvery)
  try {
    await job.run(ctx, z.parse(job.payload, claimed.payload) as never)
    await ctx.sql`delete from jobs where id = ${claimed.id} and attempts = ${claimed.attempts}`
  } catch (error) {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, longestReason)
    const last = error instanceof HopelessError || claimed.attempts >= job.attempts
    await (last ? giveUp(ctx, job, claimed, reason) : putBack(ctx, claimed, reason))
  } finally {
    clearInterval(renewal)
  }
}

/** Claims and does one batch of due jobs; answers how many. A worker does this for ever, others after an answer or by a clock. */
export async function runDueJobs(ctx: Ctx, jobs: readonly AnyJob[], most = 20): Promise<number> {
  const claimed = await claimJobs(ctx, jobs, most)
  await Promise.all(claimed.map(one => runJob(ctx, jobs, one)))
  return claimed.length
}

async function renew({ sql }: Ctx, { id, attempts }: ClaimedJob): Promise<void> {
  await sql`update jobs set held_until = now() + make_interval(secs => ${heldFor}) where id = ${id} and attempts = ${attempts}`
}

async function putBack({ sql }: Ctx, { id, attempts }: ClaimedJob, reason: string): Promise<void> {
  await sql`
    update jobs set held_until = null, last_error = ${reason}, run_at = now() + make_interval(secs => ${backoff(attempts)})
    where id = ${id} and attempts = ${attempts}`
}

/** The job's own word on it comes first: should it fail, the job is held, and given up again later. */
async function giveUp(ctx: Ctx, job: AnyJob, { id, attempts, payload }: ClaimedJob, reason: string): Promise<void> {
  const parsed = z.safeParse(job.payload, payload)
  if (parsed.success) await job.gaveUp?.(ctx, parsed.data as never, reason)
  await ctx.sql`
    update jobs set held_until = null, failed_at = now(), last_error = ${reason} where id = ${id} and attempts = ${attempts}`
}
