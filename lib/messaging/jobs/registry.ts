import type { AnyJob } from './job'

/** Every kind of job that a worker does. */
export const jobs: readonly AnyJob[] = []
