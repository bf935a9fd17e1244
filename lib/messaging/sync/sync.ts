import type { Conversation, Me, Request } from '@/lib/contract/views'
import { isListed, loadConversations } from '../conversations/load-conversations'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { getMe } from '../people/get-me'

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
 * The state of every conversation that changed since a cursor, oldest change first; `hasMore` asks to go on with the
 * new cursor at once. Without a cursor, the newest: older ones are for the inbox to page through.
 * The same change may come again; clients compare `seq`.
 */
export async function sync(ctx: CallerCtx, input: { since?: string | undefined }): Promise<Answer> {
  const { sql } = ctx
  const scope = `sync ${ctx.caller.userId}`
  const me = await getMe(ctx)
  const [clock] = await sql<{ now: Date }[]>`select now()::timestamptz(3) as now`
  const rows = input.since
    ? await changedSince(ctx, readCursor(ctx.secret, scope, input.since))
    : await loadConversations(ctx, sql`ms.state = 'active' and ${isListed(ctx)}`, sql`order by ms.activity_at desc limit ${pageSize}`)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const hasMore = rows.length > pageSize
  const position = hasMore && last
    ? [last.changedAt.getTime(), last.view.id]
    : [(clock?.now.getTime() ?? 0) - overlapSeconds * 1000, '']
  return { conversations: page.map(row => row.view), requests: [], me, cursor: writeCursor(ctx.secret, scope, position), hasMore }
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
