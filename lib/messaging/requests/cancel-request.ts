import { notFound, ParleyError } from '@/lib/contract/errors'
import { existsHere, parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { announceConversation, announceRequest } from './announce'

/**
 * Takes a request back: it disappears for the recipient, and may be made again (decision 5). A declined one, which
 * the sender cannot tell from one that waits, is taken back just so. Throws `conflict` for an accepted one.
 */
export async function cancelRequest(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const { sql, caller } = ctx
  const name = parseRef(input.id)
  const [sent] = name
    ? await sql<{ id: string; conversationId: string; toId: string; status: string }[]>`
        select r.id, r.conversation_id as "conversationId", r.to_id as "toId", r.status from requests r join conversations c on c.id = r.conversation_id
        where ${name.id ? sql`r.id = ${name.id}` : sql`r.number = ${name.number}`} and r.from_id = ${caller.userId} ${existsHere(ctx)}`
    : []
  if (!sent || sent.status === 'cancelled') throw notFound('This request')
  const cancelled = sent.status !== 'accepted' && (await write(ctx, sent))
  if (!cancelled) throw new ParleyError('conflict', 'This request was accepted already.')
  await announceRequest(ctx, 'request_updated', sent.id, sent.status === 'declined' ? caller.userId : undefined)
  await announceConversation(ctx, sent.conversationId, sent.status === 'declined' ? [caller.userId] : [caller.userId, sent.toId])
}

/** One statement. What was asked stays the sender's own words; the recipient will not see them, whatever follows. */
async function write({ sql, caller }: CallerCtx, { id, conversationId, toId }: { id: string; conversationId: string; toId: string }): Promise<boolean> {
  const [cancelled] = await sql`
    with held as (
      update conversations set version = version + 1 where id = ${conversationId} returning id, kind, last_seq, clock_timestamp()::timestamptz(3) as at
    ), cancelled as (
      update requests r set status = 'cancelled', decided_at = held.at
      from held where r.id = ${id} and r.status in ('pending', 'declined') returning held.kind, held.last_seq, held.at
    ), own as (
      update memberships m set changed_at = cancelled.at from cancelled where m.conversation_id = ${conversationId} and m.user_id = ${caller.userId}
    )
    update memberships m set state = case when cancelled.kind = 'group' then 'left' else 'declined' end, cleared_seq = cancelled.last_seq,
      left_seq = case when cancelled.kind = 'group' then cancelled.last_seq end, changed_at = cancelled.at
    from cancelled where m.conversation_id = ${conversationId} and m.user_id = ${toId} and m.state in ('requested', 'declined')
    returning m.user_id`
  return cancelled !== undefined
}
