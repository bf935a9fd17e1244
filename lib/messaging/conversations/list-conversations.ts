import type { Conversation } from '@/lib/contract/views'
import { existsHere } from '../access'
import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { matches } from './list-inbox'
import { isListed, loadConversations } from './load-conversations'

/**
 * All conversations of the caller, the latest activity first, as surfaces list them that know neither requests nor an
 * archive (decision 3): with what waits for acceptance, without what was put out of sight and nothing was said in since.
 */
export async function listConversations(ctx: CallerCtx): Promise<Conversation[]> {
  return views(await loadConversations(ctx, isShown(ctx), latestFirst(ctx)))
}

/** The same, by offset, with how many there are in all pages; `q` looks at names and messages. */
export async function pageConversations(ctx: CallerCtx, input: { q?: string | undefined; limit: number; offset: number }): Promise<{ items: Conversation[]; total: number }> {
  const { sql, caller } = ctx
  const condition = sql`${isShown(ctx)} and ${matches(ctx, input.q)}`
  const [items, [counted]] = await Promise.all([
    loadConversations(ctx, condition, sql`${latestFirst(ctx)} limit ${input.limit} offset ${input.offset}`),
    sql<{ total: number }[]>`
      select count(*)::int as total from memberships ms join conversations c on c.id = ms.conversation_id
      where ms.user_id = ${caller.userId} and ${condition} ${existsHere(ctx)}`,
  ])
  return { items: views(items), total: counted?.total ?? 0 }
}

function isShown(ctx: CallerCtx) {
  const { sql } = ctx
  const isInSight = sql`(not ms.archived or ms.cleared_seq = 0 or exists (
    select from messages m where m.conversation_id = c.id and m.seq > ms.cleared_seq and ${isVisible(sql)}))`
  return sql`ms.state in ('active', 'requested') and ${isListed(ctx)} and ${isInSight}`
}

const latestFirst = ({ sql }: CallerCtx) => sql`order by ms.activity_at desc, ms.conversation_id desc`

const views = (loaded: Awaited<ReturnType<typeof loadConversations>>) => loaded.map(({ view }) => view)
