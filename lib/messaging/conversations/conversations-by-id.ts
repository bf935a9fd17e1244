import type { Conversation } from '@/lib/contract/views'
import { isReadable } from '../columns'
import type { CallerCtx } from '../ctx'
import { loadConversations } from './load-conversations'

/** Conversations by their ids, as far as the caller may look into them; others are left out. */
export async function conversationsById(ctx: CallerCtx, ids: readonly string[]): Promise<Map<string, Conversation>> {
  if (ids.length === 0) return new Map()
  const { sql } = ctx
  const loaded = await loadConversations(ctx, sql`c.id = any(${[...new Set(ids)]}::uuid[]) and ${isReadable(sql)}`, sql``)
  return new Map(loaded.map(({ view }) => [view.id, view]))
}
