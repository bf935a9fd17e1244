import type { Request } from '@/lib/contract/views'
import { existsHere } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { loadRequests } from './load-requests'

interface Input {
  box: 'received' | 'sent'
  status?: Request['status'] | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * Requests that came to the caller, or that they made, newest first. Received ones are those that wait, unless a status
 * is asked for; those that were taken back are not there any more. Sent ones show all.
 */
export async function listRequests(ctx: CallerCtx, input: Input): Promise<{ items: Request[]; nextCursor: string | null }> {
  const { sql, caller } = ctx
  const scope = `requests ${caller.userId} ${input.box} ${input.status ?? ''}`
  const before = input.cursor ? Number(readCursor(ctx.secret, scope, input.cursor)[0]) : null
  const found = await loadRequests(
    sql,
    caller.userId,
    sql`${input.box === 'received' ? received(ctx, input.status) : sent(ctx, input.status)} ${before === null ? sql`` : sql`and r.number < ${before}`}
      ${ctx.rules.groups ? sql`` : sql`and exists (select from conversations c where c.id = r.conversation_id ${existsHere(ctx)})`}`,
    sql`order by r.number desc limit ${input.limit + 1}`,
  )
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > input.limit && last ? writeCursor(ctx.secret, scope, [last.number]) : null }
}

function received({ sql, caller }: CallerCtx, status: Request['status'] = 'pending') {
  return status === 'cancelled' ? sql`false` : sql`r.to_id = ${caller.userId} and r.status = ${status}`
}

/** Declined ones pass for pending, and nothing for declined (decision 5). */
function sent({ sql, caller }: CallerCtx, status: Request['status'] | undefined) {
  const own = sql`r.from_id = ${caller.userId}`
  if (!status) return own
  return status === 'pending' ? sql`${own} and r.status in ('pending', 'declined')` : status === 'declined' ? sql`false` : sql`${own} and r.status = ${status}`
}
