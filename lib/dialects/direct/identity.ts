import * as z from 'zod/mini'
import { ParleyError } from '@/lib/contract/errors'
import { ref } from '@/lib/contract/input'
import type { CallerCtx } from '@/lib/messaging/ctx'

/** Who acts, in a body: a number may be there as it is (rule 3), and what can be nobody is not the caller. */
export const actor = z.pipe(z.union([z.int(), ref]), z.transform(String))

/** The contract names who acts in path or body; it can only be the caller, by UUID or `number` (rules 2 and 3). Throws `forbidden`. */
export function assertIsCaller({ caller }: CallerCtx, ref: string): void {
  const { id, number } = caller.person
  if (ref.toLowerCase() !== id && ref !== String(number)) throw new ParleyError('forbidden', 'You can only act as yourself.')
}
