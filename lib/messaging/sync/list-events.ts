import type { NumberedEvent } from '@/lib/contract/events'
import { readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { eventOf, readChanges } from '../messages/changes'

interface Input {
  id: string
  after: number
  limit: number
}

/**
 * Every numbered change of a conversation after a `seq`, in order and without gap, up to when the caller left. What is
 * gone by now, or never was for the caller's eyes, is answered as a deletion.
 */
export async function listEvents(ctx: CallerCtx, input: Input): Promise<{ items: NumberedEvent[]; nextCursor: string | null }> {
  const { conversationId, leftSeq } = await readableOf(ctx, input.id)
  const changes = await readChanges(ctx.sql, conversationId, input.after, input.limit + 1, ctx.caller.userId)
  const known = changes.filter(({ seq }) => leftSeq === null || seq <= leftSeq)
  const items = known.slice(0, input.limit).map(change => eventOf(change, ctx.caller.userId))
  const last = items.at(-1)
  return { items, nextCursor: known.length > items.length && last ? String(last.seq) : null }
}
