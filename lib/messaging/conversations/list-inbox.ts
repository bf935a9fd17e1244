import type { Conversation } from '@/lib/contract/views'
import { isVisible, unreadCount } from '../columns'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { prefixPattern, substringPattern } from '../pattern'
import { isListed, loadConversations } from './load-conversations'

interface Input {
  filter: 'all' | 'unread' | 'pinned' | 'archived' | 'groups'
  q?: string | undefined
  limit: number
  cursor?: string | undefined
}

/**
 * The caller's conversations, pinned first, then the latest activity; `q` looks at names and messages. What the caller
 * was asked and has not accepted is among the requests instead (native.md).
 */
export async function listInbox(ctx: CallerCtx, input: Input): Promise<{ items: Conversation[]; nextCursor: string | null }> {
  const { sql } = ctx
  const scope = `inbox ${ctx.caller.userId} ${input.filter} ${input.q ?? ''}`
  const rows = await loadConversations(
    ctx,
    sql`${isListed(ctx)} and ${filterOf(ctx, input.filter)} and ${matches(ctx, input.q)} and ${after(ctx, scope, input.cursor)}`,
    sql`order by ms.pinned desc, ms.activity_at desc, ms.conversation_id desc limit ${input.limit + 1}`,
  )
  const items = rows.slice(0, input.limit).map(row => row.view)
  const last = items.at(-1)
  const nextCursor = rows.length > input.limit && last
    ? writeCursor(ctx.secret, scope, [last.pinned ? 1 : 0, last.activityAt, last.id])
    : null
  return { items, nextCursor }
}

/** With what the caller put away are the groups that they left; what they cleared is nowhere until something is said again. */
function filterOf({ sql, caller }: CallerCtx, filter: Input['filter']) {
  const active = sql`ms.state = 'active' and not ms.archived`
  switch (filter) {
    case 'all': return active
    // Few are unread among however many there are: their index is asked first, not the inbox walked through.
    case 'unread': return sql`${active} and ms.conversation_id = any(array(
        select uc.conversation_id from memberships uc
        where uc.user_id = ${caller.userId} and uc.state = 'active' and (uc.incoming_seq > uc.read_seq or uc.marked_unread)))
      and (ms.marked_unread or ${unreadCount(sql)} > 0)`
    case 'pinned': return sql`${active} and ms.pinned`
    case 'archived': return sql`(ms.state = 'active' and ms.archived or ms.state = 'left' and c.kind = 'group') and ${isNotCleared(sql)}`
    case 'groups': return sql`${active} and c.kind = 'group'`
  }
}

export const isNotCleared = (sql: CallerCtx['sql']) => sql`(ms.cleared_seq = 0 or exists (
  select from messages m where m.conversation_id = c.id and m.seq > ms.cleared_seq and ${isVisible(sql)}))`

/** Whether names in the conversation, or words in it, hold `q`. */
export function matches({ sql, caller }: CallerCtx, q: string | undefined) {
  if (!q) return sql`true`
  return sql`(
    c.name ilike ${substringPattern(q)}
    or exists (select from memberships o join users u on u.id = o.user_id
      where o.conversation_id = c.id and o.user_id <> ${caller.userId}
        and (u.username_key like ${prefixPattern(q)} or u.name_key like ${substringPattern(q.normalize('NFKC').toLowerCase())}))
    or exists (select from messages m where m.conversation_id = c.id and ${isVisible(sql)} and m.text ilike ${substringPattern(q)}))`
}

function after({ sql, secret }: CallerCtx, scope: string, cursor: string | undefined) {
  if (!cursor) return sql`true`
  const [pinned, activityAt, id] = readCursor(secret, scope, cursor)
  return sql`(ms.pinned, ms.activity_at, ms.conversation_id) < (${pinned === 1}, ${String(activityAt)}::timestamptz, ${String(id)}::uuid)`
}
