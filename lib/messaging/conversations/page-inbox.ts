import { existsHere } from '../access'
import type { CallerCtx } from '../ctx'
import { isNotCleared, matches } from './list-inbox'
import { isListed, loadConversations, type LoadedConversation } from './load-conversations'

interface Input {
  q?: string | undefined
  /** With what the caller put away. */
  archived: boolean
  /** Only what the caller pinned. */
  pinned: boolean
  limit: number
  offset: number
}

/** The caller's inbox as `listInbox` orders it, by offset, with how many there are in all pages. */
export async function pageInbox(ctx: CallerCtx, input: Input): Promise<{ items: LoadedConversation[]; total: number }> {
  const { sql, caller } = ctx
  const condition = sql`ms.state = 'active' and ${isListed(ctx)} and ${matches(ctx, input.q)}
    and ${input.archived ? sql`(not ms.archived or ${isNotCleared(sql)})` : sql`not ms.archived`} ${input.pinned ? sql`and ms.pinned` : sql``}`
  const [items, [counted]] = await Promise.all([
    loadConversations(ctx, condition, sql`order by ms.pinned desc, ms.activity_at desc, ms.conversation_id desc limit ${input.limit} offset ${input.offset}`),
    sql<{ total: number }[]>`
      select count(*)::int as total from memberships ms join conversations c on c.id = ms.conversation_id
      where ms.user_id = ${caller.userId} and ${condition} ${existsHere(ctx)}`,
  ])
  return { items, total: counted?.total ?? 0 }
}
