import type { Conversation, Me, Request } from '@/lib/contract/views'
import { isListed, loadConversations } from '../conversations/load-conversations'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { getMe } from '../people/get-me'
import { loadRequests } from '../requests/load-requests'

/** How far each answer looks back behind its cursor, since writes commit in another order than their clocks say; seconds. */
const overlapSeconds = 10
const pageSize = 100

interface Answer {
  conversations: Conversation[]
  requests: Request[]
  me: Me
  cursor: string
  hasMore: boolean
}

/**
 * The state of every conversation and request that changed since a cursor, oldest change first; `hasMore` asks to go on
 * with the new cursor at once. What the caller is in no more comes with its `state`, so that clients drop it. Without a
 * cursor, the newest conversations and what waits: the rest is for inbox and requests to page through.
 * The same change may come again; clients compare `seq`.
 */
export async function sync(ctx: CallerCtx, input: { since?: string | undefined }): Promise<Answer> {
  const { sql } = ctx
  const scope = `sync ${ctx.caller.userId}`
  const me = await getMe(ctx)
  const [clock] = await sql<{ now: Date }[]>`select now()::timestamptz(3) as now`
  const since = input.since ? readCursor(ctx.secret, scope, input.since) : null
  const rows = since
    ? await changedSince(ctx, since)
    : await loadConversations(ctx, sql`ms.state = 'active' and ${isListed(ctx)}`, sql`order by ms.activity_at desc limit ${pageSize}`)
  const requests = since ? await requestsSince(ctx, new Date(since[0] ?? 0)) : await waitingRequests(ctx)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const hasMore = rows.length > pageSize
  const position = hasMore && last
    ? [last.changedAt.getTime(), last.view.id]
    : [(clock?.now.getTime() ?? 0) - overlapSeconds * 1000, '']
  return { conversations: page.map(row => row.view), requests, me, cursor: writeCursor(ctx.secret, scope, position), hasMore }
}

/** One more than a page, so that it shows whether there is more. */
function changedSince(ctx: CallerCtx, [changedAt = 0, id = '']: (string | number)[]) {
  const { sql } = ctx
  const since = new Date(changedAt)
  return loadConversations(
    ctx,
    sql`${isListed(ctx)} and ms.changed_at >= ${since}
      and (${id} = '' or (ms.changed_at, ms.conversation_id) > (${since}, nullif(${id}, '')::uuid))`,
    sql`order by ms.changed_at, ms.conversation_id limit ${pageSize + 1}`,
  )
}

/** What the caller asked and was asked; to whoever asked, a declined one waits like any other. */
const isWaiting = ({ sql, caller }: CallerCtx) => sql`(r.status = 'pending' or (r.status = 'declined' and r.from_id = ${caller.userId}))`

function waitingRequests(ctx: CallerCtx): Promise<Request[]> {
  const { sql, caller } = ctx
  return loadRequests(sql, caller.userId, isWaiting(ctx), sql`order by r.number desc limit ${pageSize}`)
}

/** A decline must not show to whoever asked, so theirs come for what they may know of: that they asked, and what is said meanwhile. */
function requestsSince(ctx: CallerCtx, since: Date): Promise<Request[]> {
  const { sql, caller } = ctx
  const told = sql`exists (select from memberships ms
    where ms.conversation_id = r.conversation_id and ms.user_id = ${caller.userId} and ms.changed_at >= ${since})`
  const changed = sql`case when ${isWaiting(ctx)} then r.created_at >= ${since} or ${told} else r.decided_at >= ${since} end`
  return loadRequests(sql, caller.userId, changed, sql`order by r.number`)
}
