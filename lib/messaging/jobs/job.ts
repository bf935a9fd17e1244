import type * as z from 'zod/mini'
import type { Ctx } from '../ctx'

/**
 * A kind of work that is done after an answer, at least once: a worker may die between its effect and the end of the job, so
 * `run` must leave the same when it runs again. What is shown to people is noted in `notified`, or is itself idempotent.
 */
export interface Job<Payload extends z.ZodMiniType = z.ZodMiniType> {
  kind: string
  payload: Payload
  /** How often it is tried before it is given up. */
  attempts: number
  run(ctx: Ctx, payload: z.output<Payload>): Promise<void>
  /** After the last attempt failed. `reason` is in words. */
  gaveUp?(ctx: Ctx, payload: z.output<Payload>, reason: string): Promise<void>
}

/** What most jobs share: 8 attempts, spread over some hours. */
export function defineJob<Payload extends z.ZodMiniType>(
  definition: Pick<Job<Payload>, 'kind' | 'payload' | 'run'> & Partial<Job<Payload>>,
): Job<Payload> {
  return { attempts: 8, ...definition }
}

/** Any job, whatever its payload is; the runner parses it before it runs. */
export type AnyJob = Pick<Job, 'kind' | 'payload' | 'attempts'> & {
  run(ctx: Ctx, payload: never): Promise<void>
  gaveUp?(ctx: Ctx, payload: never, reason: string): Promise<void>
}

const first = 5
const longest = 6 * 3600

/** Seconds until the next attempt, after so many: 5, 15, 45 and so on, at most six hours. */
export function backoff(attempts: number): number {
  return Math.min(first * 3 ** (attempts - 1), longest)
}

/** Thrown by `run`: trying again cannot help. The job is given up at once. */
export class HopelessError extends Error {
  override name = 'HopelessError'
}
