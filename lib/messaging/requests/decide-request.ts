import { notFound, ParleyError } from '@/lib/contract/errors'
import type { Request } from '@/lib/contract/views'
import { existsHere, parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { type Like, matchFrom, matchIdWith } from '../matching/match'
import { joinGroup } from '../groups/join-group'
import { isBlocked } from '../privacy'
import { announceConversation, announceRequest } from './announce'
import { loadRequests } from './load-requests'

type Decision = 'accepted' | 'declined'

interface Facts {
  id: string
  conversationId: string
  kind: 'direct' | 'group'
  fromId: string
  status: Request['status']
  blocked: boolean
}

/** Lets the sender in (decision 5). Again is the same; what was declined or is gone cannot be accepted (`conflict`, `not_found`). */
export async function acceptRequest(ctx: CallerCtx, input: { id: string }): Promise<Request> {
  return (await decide(ctx, input.id, 'accepted')).view
}

/** As `acceptRequest`, with what became of the two: `matchCreated` where they had no match before (decision 7). */
export async function acceptToMatch(ctx: CallerCtx, input: { id: string }): Promise<{ request: Request } & Like> {
  const { view, newMatchId } = await decide(ctx, input.id, 'accepted')
  return { request: view, matchCreated: newMatchId !== null, matchId: newMatchId ?? (await matchIdWith(ctx, view.from.id)) }
}

/** Puts it away. Nothing that the sender can see changes, and for seven days nothing that they ask again arrives (decision 5). */
export async function declineRequest(ctx: CallerCtx, input: { id: string }): Promise<Request> {
  return (await decide(ctx, input.id, 'declined')).view
}

async function decide(ctx: CallerCtx, ref: string, decision: Decision): Promise<{ view: Request; newMatchId: string | null }> {
  const facts = await received(ctx, ref)
  if (decision === 'accepted' && facts.blocked) throw new ParleyError('user_blocked', 'One of you has blocked the other.')
  const joins = facts.kind === 'group' && decision === 'accepted'
  const isPending = facts.status === 'pending'
  const written = isPending && !joins ? await write(ctx, facts, decision) : undefined
  if (written || (isPending && joins && (await joinGroup(ctx, facts)))) await announce(ctx, facts, decision)
  const [view] = await loadRequests(ctx.sql, ctx.caller.userId, ctx.sql`r.id = ${facts.id}`, ctx.sql``)
  if (!view || view.status === 'cancelled') throw notFound('This request')
  if (view.status !== decision) throw new ParleyError('conflict', `This request was ${view.status} already.`)
  return { view, newMatchId: written?.newMatchId ?? null }
}

async function received(ctx: CallerCtx, ref: string): Promise<Facts> {
  const { sql, caller } = ctx
  const name = parseRef(ref)
  const [facts] = name
    ? await sql<Facts[]>`
        select r.id, r.conversation_id as "conversationId", c.kind, r.from_id as "fromId", r.status, ${isBlocked(sql, sql`r.from_id`, sql`r.to_id`)} as blocked
        from requests r join conversations c on c.id = r.conversation_id
        where ${name.id ? sql`r.id = ${name.id}` : sql`r.number = ${name.number}`} and r.to_id = ${caller.userId} and r.status <> 'cancelled' ${existsHere(ctx)}`
    : []
  if (!facts) throw notFound('This request')
  return facts
}

/** One statement; whichever decision takes the conversation's row first is the one. Who accepts somebody is matched with them (decision 7). */
async function write({ sql, caller }: CallerCtx, { id, conversationId, fromId }: Facts, decision: Decision): Promise<{ newMatchId: string | null } | undefined> {
  const state = decision === 'accepted' ? 'active' : 'declined'
  const [decided] = await sql<{ newMatchId: string | null }[]>`
    with held as (
      update conversations set version = version + 1 where id = ${conversationId} returning id, kind, clock_timestamp()::timestamptz(3) as at
    ), decided as (
      update requests r set status = ${decision}, decided_at = held.at, declined_at = case when ${decision} = 'declined' then held.at end
      from held where r.id = ${id} and r.status = 'pending' returning r.id, held.at, held.kind
    ), matched as (
      ${matchFrom(sql, caller.userId, fromId, sql`from decided where kind = 'direct' and ${decision} = 'accepted'`)}
    )
    update memberships m set changed_at = decided.at, state = case when m.user_id = ${caller.userId} then ${state} else m.state end
    from decided where m.conversation_id = ${conversationId} and (m.user_id = ${caller.userId} or ${decision} = 'accepted')
    returning (select id from matched) as "newMatchId"`
  return decided
}

async function announce(ctx: CallerCtx, { id, conversationId, fromId }: Facts, decision: Decision): Promise<void> {
  const concerned = decision === 'accepted' ? [ctx.caller.userId, fromId] : [ctx.caller.userId]
  await announceRequest(ctx, 'request_updated', id, decision === 'accepted' ? undefined : ctx.caller.userId)
  await announceConversation(ctx, conversationId, concerned)
}
