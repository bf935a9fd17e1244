import { ParleyError } from '@/lib/contract/errors'

/** What a creating verb answers: `replayed` is the first answer again (contracts README, rules 7 and 11). */
export interface Outcome<View> {
  outcome: 'created' | 'existing' | 'replayed'
  view: View
}

export const created = <View>(view: View): Outcome<View> => ({ outcome: 'created', view })
export const existing = <View>(view: View): Outcome<View> => ({ outcome: 'existing', view })
export const replayed = <View>(view: View): Outcome<View> => ({ outcome: 'replayed', view })

const mostAttempts = 20

/**
 * Reads, decides and writes until the write still found what the decision had read.
 * `attempt` answers undefined when its guarded statement found something changed; then all is read again.
 * Throws `unavailable` when that never ends.
 */
export async function untilDecided<Result>(attempt: () => Promise<Result | undefined>): Promise<Result> {
  for (let count = 0; count < mostAttempts; count++) {
    const result = await attempt()
    if (result !== undefined) return result
  }
  throw new ParleyError('unavailable', 'Too much is happening in this conversation. Try again.', { retryAfter: 1 })
}

/** Whether a statement failed because a row with the same unique key was there already. */
export function isDuplicate(error: unknown, constraint: string): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505' &&
    'constraint_name' in error && error.constraint_name === constraint
}
