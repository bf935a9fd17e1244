import { plannedEachTime } from '@/db/planned-each-time'
import { invalid } from '@/lib/contract/errors'
import type { Message } from '@/lib/contract/views'
import { existsHere, readableOf } from '../access'
import { isReadable, isVisible, messageColumns, messageSource } from '../columns'
import type { CallerCtx } from '../ctx'
import { type MessageRow, messageView } from '../views'
import { all, matches } from './search-messages'
import { termsOf } from './terms'

interface Input {
  q: string
  conversationId?: string | undefined
  limit: number
  offset: number
}

/**
 * What `searchMessages` finds, but the newest first, by offset, with how many there are in all pages; for surfaces that
 * know no requests, so that it looks into what waits for acceptance too (decisions 3 and 20).
 */
export async function pageFound(ctx: CallerCtx, input: Input): Promise<{ items: Message[]; total: number }> {
  const { sql, caller } = ctx
  const terms = termsOf(input.q)
  if (terms.length === 0) throw invalid('q', 'Something to look for.')
  const conversationId = input.conversationId === undefined ? null : (await readableOf(ctx, input.conversationId)).conversationId
  const condition = sql`ms.user_id = ${caller.userId} and ${isReadable(sql)} and m.kind = 'text' and ${isVisible(sql)}
    ${all(ctx, terms.map(term => matches(ctx, term)))} ${conversationId ? sql`and m.conversation_id = ${conversationId}` : sql``} ${existsHere(ctx)}`
  const membership = sql`join memberships ms on ms.conversation_id = m.conversation_id join conversations c on c.id = m.conversation_id`
  const [rows, [counted]] = await Promise.all([
    plannedEachTime(sql<MessageRow[]>`
      select ${messageColumns(sql)} from ${messageSource(sql)} ${membership}
      where ${condition} order by m.id desc limit ${input.limit} offset ${input.offset}`),
    plannedEachTime(sql<{ total: number }[]>`select count(*)::int as total from messages m ${membership} where ${condition}`),
  ])
  return { items: rows.map(row => messageView(row, caller.userId)), total: counted?.total ?? 0 }
}
