import { notFound } from '@/lib/contract/errors'
import type { Conversation } from '@/lib/contract/views'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { isReadable } from '../columns'
import { loadConversations, type LoadedConversation } from './load-conversations'

/** A conversation that the caller may look into. Throws `not_found` for any other. */
export async function getConversation(ctx: CallerCtx, input: { id: string }): Promise<Conversation> {
  return (await getLoadedConversation(ctx, input)).view
}

/** The same, with who began it. */
export async function getLoadedConversation(ctx: CallerCtx, input: { id: string }): Promise<LoadedConversation> {
  const { sql } = ctx
  const name = parseRef(input.id)
  if (!name) throw notFound('This conversation')
  const [found] = await loadConversations(ctx, sql`${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`} and ${isReadable(sql)}`, sql``)
  if (!found) throw notFound('This conversation')
  return found
}
