import { ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '@/lib/messaging/ctx'

/** The contract names who acts in path or body; it can only be the caller, by UUID or `number` (rules 2 and 3). Throws `forbidden`. */
export function assertIsCaller({ caller }: CallerCtx, ref: string): void {
  const { id, number } = caller.person
  if (ref.toLowerCase() !== id && ref !== String(number)) throw new ParleyError('forbidden', 'You can only act as yourself.')
}
