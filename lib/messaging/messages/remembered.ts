import type { MembershipFacts } from '../access'
import type { CallerCtx } from '../ctx'

/**
 * Conversations that were open to a person when last looked at, so that a send need not look again. What is remembered
 * decides nothing: the write is guarded by its `version`, which everything raises that changes who may do what.
 */
const remembered = new Map<string, MembershipFacts>()
const mostRemembered = 10_000

const keyOf = ({ caller, rules }: CallerCtx, ref: string) => `${caller.userId} ${rules.groups} ${ref}`

export function recall(ctx: CallerCtx, ref: string): MembershipFacts | undefined {
  return remembered.get(keyOf(ctx, ref))
}

export function remember(ctx: CallerCtx, ref: string, facts: MembershipFacts): void {
  const oldest = remembered.size >= mostRemembered ? remembered.keys().next() : undefined
  if (oldest && !oldest.done) remembered.delete(oldest.value)
  remembered.set(keyOf(ctx, ref), facts)
}

export function forget(ctx: CallerCtx, ref: string): void {
  remembered.delete(keyOf(ctx, ref))
}
