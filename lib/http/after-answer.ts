import { after } from 'next/server'
import { jobs } from '@/lib/messaging/jobs/registry'
import { runDueJobs } from '@/lib/messaging/jobs/run-jobs'
import { takeJobsWaiting } from '@/lib/messaging/jobs/wake'
import { createCtx } from './context'
import { log } from './log'

/**
 * Where no worker of ours lasts, what a call enqueued is done once its answer is out. What is due later, or fails, waits for
 * another call that enqueues something, for a heartbeat or for the host's clock.
 */
export function doJobsAfterAnswer(): void {
  if (!takeJobsWaiting()) return
  try {
    after(doJobs)
  } catch {
    // Next did not make this call, so there is no answer to wait for; the jobs are in the database, for whoever looks next.
  }
}

async function doJobs(): Promise<void> {
  try {
    const ctx = createCtx()
    while (await runDueJobs(ctx, jobs) > 0);
  } catch (error) {
    log().error({ err: error }, 'jobs failed')
  }
}
