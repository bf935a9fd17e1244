import type { Conversation } from '@/lib/contract/views'
import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { isListed, loadConversations } from './load-conversations'

/**
 * All conversations of the caller, the latest activity first, as surfaces list them that know neither requests nor an
 * archive (decision 3): with what waits for acceptance, without what was put out of sight and nothing was said in since.
 */
export async function listConversations(ctx: CallerCtx): Promise<Conversation[]> {
  const { sql } = ctx
  const isInSight = sql`(not ms.archived or ms.cleared_seq = 0 or exists (
    select from messages m where m.conversation_id = c.id and m.seq > ms.cleared_seq and ${isVisible(sql)}))`
  const loaded = await loadConversations(
    ctx,
    sql`ms.state in ('active', 'requested') and ${isListed(ctx)} and ${isInSight}`,
    sql`order by ms.activity_at desc, ms.conversation_id desc`,
  )
  return loaded.map(({ view }) => view)
}
