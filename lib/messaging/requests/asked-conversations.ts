import type { Fragment } from 'postgres'
import { notFound } from '@/lib/contract/errors'
import { parseRef } from '../access'
import { loadConversations, type LoadedConversation } from '../conversations/load-conversations'
import type { CallerCtx } from '../ctx'

/** The conversations that wait for the caller's answer, what was asked last first. */
export async function listAsked(ctx: CallerCtx): Promise<LoadedConversation[]> {
  const { sql } = ctx
  return loadConversations(ctx, sql`exists (select from ${askedIn(ctx)} and r.status = 'pending')`, sql`order by (select max(r.number) from ${askedIn(ctx)}) desc`)
}

/**
 * The last request that came to the caller in a conversation, decided or not, and the conversation. Throws `not_found`
 * where there is none, and for one that was taken back.
 */
export async function getAsked(ctx: CallerCtx, input: { id: string }): Promise<LoadedConversation & { requestId: string }> {
  const { sql } = ctx
  const name = parseRef(input.id)
  const [found] = name ? await loadConversations(ctx, sql`${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`}`, sql``) : []
  const [request] = found ? await lastRequest(ctx, found.view.id) : []
  if (!found || !request) throw notFound('This request')
  return { ...found, requestId: request.id }
}

function lastRequest({ sql, caller }: CallerCtx, conversationId: string) {
  return sql<{ id: string }[]>`
    select id from requests where conversation_id = ${conversationId} and to_id = ${caller.userId} and status <> 'cancelled' order by number desc limit 1`
}

const askedIn = ({ sql, caller }: CallerCtx): Fragment => sql`requests r where r.conversation_id = c.id and r.to_id = ${caller.userId}`
