/**
 * How whoever enqueued reaches the worker of this process, also from another bundle of it. A process without a worker (a host
 * where nothing lasts) notes that there is work, which is then done after the answer.
 */
interface Signal {
  wake?: () => void
  waiting: boolean
}

const key = Symbol.for('parley.jobs')
const shared = globalThis as typeof globalThis & { [key]?: Signal }
const signal = (): Signal => (shared[key] ??= { waiting: false })

/** Says that jobs were enqueued, after their statement. Never throws, costs nothing. */
export function jobsEnqueued(): void {
  const { wake } = signal()
  if (wake) wake()
  else signal().waiting = true
}

/** The worker of this process says how it is woken; undefined when it ends. */
export function onJobsEnqueued(wake: (() => void) | undefined): void {
  if (wake) signal().wake = wake
  else delete signal().wake
}

/** Whether jobs were enqueued in a process without a worker, once. */
export function takeJobsWaiting(): boolean {
  const { waiting } = signal()
  signal().waiting = false
  return waiting
}
