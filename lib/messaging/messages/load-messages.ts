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
  const rows = await ctx.sql<MessageRow[]>`${selection(ctx, condition, tail)}`
  return rows.map(row => messageView(row, ctx.caller.userId))
}

interface Choice {
  condition: Fragment
  tail: Fragment
}

/** What either choice picks, as `loadMessages` would, in one query; in no particular order. */
export async function loadEither(ctx: CallerCtx, one: Choice, other: Choice): Promise<Message[]> {
  const rows = await ctx.sql<MessageRow[]>`
    (${selection(ctx, one.condition, one.tail)}) union all (${selection(ctx, other.condition, other.tail)})`
  return rows.map(row => messageView(row, ctx.caller.userId))
}

const selection = ({ sql, caller }: CallerCtx, condition: Fragment, tail: Fragment) => sql`
  select ${messageColumns(sql)} from ${messageSource(sql)}
  join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
  join conversations c on c.id = m.conversation_id
  where ${condition} and ${isVisible(sql)} ${tail}`

/** A message by its id as the caller sees it. Throws `not_found` for what they may not see. */
export async function loadMessage(ctx: CallerCtx, id: string): Promise<Message> {
  const [message] = await loadMessages(ctx, ctx.sql`m.id = ${id}`, ctx.sql``)
  if (!message) throw notFound('This message')
  return message
}
