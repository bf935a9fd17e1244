import type { Fragment } from 'postgres'
import { notFound } from '@/lib/contract/errors'
import type { Message } from '@/lib/contract/views'
import { isVisible, messageColumns, messageSource } from '../columns'
import type { CallerCtx } from '../ctx'
import { type MessageRow, messageView } from '../views'

/**
 * Messages that the caller may see and `condition` picks, over `m` (message), `s` (sender), `ms` (the caller's
 * membership) and `c` (conversation). `tail` orders and limits. In one query.
 */
export async function loadMessages(ctx: CallerCtx, condition: Fragment, tail: Fragment): Promise<Message[]> {
  const { sql, caller } = ctx
  const rows = await sql<MessageRow[]>`
    select ${messageColumns(sql)} from ${messageSource(sql)}
    join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
    join conversations c on c.id = m.conversation_id
    where ${condition} and ${isVisible(sql)} ${tail}`
  return rows.map(row => messageView(row, caller.userId))
}

/** A message by its id as the caller sees it. Throws `not_found` for what they may not see. */
export async function loadMessage(ctx: CallerCtx, id: string): Promise<Message> {
  const [message] = await loadMessages(ctx, ctx.sql`m.id = ${id}`, ctx.sql``)
  if (!message) throw notFound('This message')
  return message
}
