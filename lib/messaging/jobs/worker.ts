import type { Ctx } from '../ctx'
import type { AnyJob } from './job'
import { claimJobs, runJob } from './run-jobs'
import { onJobsEnqueued } from './wake'

/** How often the worker looks for what it was not told of: what others enqueued, what is due now. Milliseconds. */
const lookEvery = 1_000
/** The most jobs that one process does at once; a slow one takes one place and holds up nobody else. */
const places = 10

export interface Worker {
  /** Takes no more jobs and waits for those that run, up to `patience` milliseconds; after that another worker has them. */
  stop(patience?: number): Promise<void>
}

/** Does jobs for as long as the process lives. `report` hears of failures of the queue itself, not of jobs. */
export function startWorker(ctx: Ctx, jobs: readonly AnyJob[], report: (error: unknown) => void): Worker {
  const running = new Set<Promise<void>>()
  let looking = false
  let again = false
  let stopped = false

  async function look(): Promise<void> {
    const free = places - running.size
    if (stopped || free === 0) return
    const claimed = await claimJobs(ctx, jobs, free)
    for (const one of claimed) {
      const task: Promise<void> = runJob(ctx, jobs, one).catch(report).finally(() => {
        running.delete(task)
        wake()
      })
      running.add(task)
    }
  }

  /** One look at a time; being woken meanwhile means one more. */
  function wake(): void {
    again = true
    if (looking) return
    looking = true
    void (async () => {
      while (again && !stopped) {
        again = false
        await look().catch(report)
      }
      looking = false
    })()
  }

  const clock = setInterval(wake, lookEvery)
  onJobsEnqueued(wake)
  return {
    async stop(patience = 3_000) {
      stopped = true
      clearInterval(clock)
      onJobsEnqueued(undefined)
      await Promise.race([Promise.all(running), new Promise(resolve => setTimeout(resolve, patience).unref())])
    },
  }
}
