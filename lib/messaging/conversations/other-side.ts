import { notFound } from '@/lib/contract/errors'
import { readableOf } from '../access'
import type { CallerCtx } from '../ctx'

/** Who is on the other side of a direct conversation that the caller may look into, by UUID. Throws `not_found`. */
export async function otherSideOf(ctx: CallerCtx, ref: string): Promise<string> {
  const { other } = await readableOf(ctx, ref)
  if (!other) throw notFound('This conversation')
  return other.id
}
