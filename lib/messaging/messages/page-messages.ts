import type { Message } from '@/lib/contract/views'
import { historyOf } from '../access'
import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { loadMessages } from './load-messages'

interface Input {
  id: string
  limit: number
  /** How many of the newest to leave out. */
  offset: number
}

/** A stretch of history, ascending, counted back from the newest, and how many messages the caller sees in all. */
export async function pageMessages(ctx: CallerCtx, input: Input): Promise<{ items: Message[]; total: number }> {
  const { sql, caller } = ctx
  const { conversationId } = await historyOf(ctx, input.id)
  const [items, [counted]] = await Promise.all([
    loadMessages(ctx, sql`m.conversation_id = ${conversationId}`, sql`order by m.seq desc limit ${input.limit} offset ${input.offset}`),
    sql<{ total: number }[]>`
      select count(*)::int as total from messages m join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
      where m.conversation_id = ${conversationId} and ${isVisible(sql)}`,
  ])
  return { items: items.reverse(), total: counted?.total ?? 0 }
}
