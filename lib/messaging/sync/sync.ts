import type { Conversation, Me } from '@/lib/contract/views'
import { isListed, loadConversations } from '../conversations/load-conversations'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { getMe } from '../people/get-me'

/** How far each answer looks back behind its cursor, since writes commit in another order than their clocks say; seconds. */
const overlapSeconds = 10
const pageSize = 100

interface Answer {
  conversations: Conversation[]
  requests: never[]
  me: Me
  cursor: string
  hasMore: boolean
}

/**
 * The state of every conversation that changed since a cursor, oldest change first; without one, of all.
 * `hasMore` asks to go on with the new cursor at once. The same change may come again; clients compare `seq`.
 */
export async function sync(ctx: CallerCtx, input: { since?: string | undefined }): Promise<Answer> {
  const { sql } = ctx
  const scope = `sync ${ctx.caller.userId}`
  const [changedAt = 0, id = ''] = input.since ? readCursor(ctx.secret, scope, input.since) : []
  const me = await getMe(ctx)
  const [clock] = await sql<{ now: Date }[]>`select now()::timestamptz(3) as now`
  const rows = await loadConversations(
    ctx,
    sql`${isListed(ctx)} and ms.changed_at >= ${new Date(changedAt)}
      and (${id} = '' or (ms.changed_at, ms.conversation_id) > (${new Date(changedAt)}, nullif(${id}, '')::uuid))`,
    sql`order by ms.changed_at, ms.conversation_id limit ${pageSize + 1}`,
  )
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  const hasMore = rows.length > pageSize
  const position = hasMore && last
    ? [last.changedAt.getTime(), last.view.id]
    : [(clock?.now.getTime() ?? 0) - overlapSeconds * 1000, '']
  return { conversations: page.map(row => row.view), requests: [], me, cursor: writeCursor(ctx.secret, scope, position), hasMore }
}
