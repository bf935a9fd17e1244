import type { Message } from '@/lib/contract/views'
import { historyOf } from '../access'
import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { isBelow } from './list-messages'
import { loadMessages } from './load-messages'

interface Input {
  id: string
  limit: number
  /** How many of the newest to leave out. */
  offset: number
  /** Counted back from here, exclusive, instead of from the newest. */
  beforeTime?: Date | undefined
}

/** A stretch of history, ascending, counted back from the newest, and how many messages the caller sees in the whole conversation. */
export async function pageMessages(ctx: CallerCtx, input: Input): Promise<{ items: Message[]; total: number; hasOlder: boolean }> {
  const { sql, caller } = ctx
  const { conversationId } = await historyOf(ctx, input.id)
  const [items, [counted]] = await Promise.all([
    loadMessages(ctx, sql`m.conversation_id = ${conversationId} ${isBelow(ctx, input.beforeTime ?? null)}`,
      sql`order by m.seq desc limit ${input.limit + 1} offset ${input.offset}`),
    sql<{ total: number }[]>`
      select count(*)::int as total from messages m join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
      where m.conversation_id = ${conversationId} and ${isVisible(sql)}`,
  ])
  return { items: items.slice(0, input.limit).reverse(), total: counted?.total ?? 0, hasOlder: items.length > input.limit }
}
