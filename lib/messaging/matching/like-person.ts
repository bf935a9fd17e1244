import { v7 as newId } from 'uuid'
import { type Contact, contactOf } from '../contact'
import type { CallerCtx } from '../ctx'
import { pairKeyOf } from '../people/person-of'
import { assertNotDenied, type ContactFacts } from '../policy'
import { announceConversation, announceRequest } from '../requests/announce'
import { created, existing, type Outcome, untilDecided } from '../verb'
import { type Like, matchFrom } from './match'

/**
 * The caller likes somebody; again is the same. Where the other likes them too, or asked to write to them (which is
 * accepted with it), it makes their one match (decision 7). Throws `not_found`, `cannot_message_self`, and across a block
 * what a send would throw.
 */
export async function likePerson(ctx: CallerCtx, input: { userId: string }): Promise<Outcome<Like>> {
  const { contact, written } = await untilDecided(async () => {
    const found = await contactOf(ctx, input.userId)
    assertReachable(found.facts)
    const done = await write(ctx, found)
    return done && { contact: found, written: done }
  })
  for (const id of written.accepted) {
    await announceRequest(ctx, 'request_updated', id)
    await announceConversation(ctx, written.conversationId, [ctx.caller.userId, contact.otherId ?? ''])
  }
  const like = { matchCreated: written.newMatchId !== null, matchId: written.newMatchId ?? written.matchId }
  return written.liked ? created(like) : existing(like)
}

/** Likes reach whoever a message could reach if they let everybody write to them. */
function assertReachable({ self, recipient, blocked }: ContactFacts): void {
  if (self) assertNotDenied({ verdict: 'denied', code: 'cannot_message_self' })
  if (!recipient.there) assertNotDenied({ verdict: 'denied', code: 'not_found' })
  if (blocked) assertNotDenied({ verdict: 'denied', code: blocked === 'by_sender' ? 'user_blocked' : 'not_accepting' })
}

interface Written {
  conversationId: string
  liked: boolean
  /** Requests that the like accepted. */
  accepted: string[]
  newMatchId: string | null
  matchId: string | null
}

/**
 * One statement, on the row that two likes, a block and a first message of the pair all take; undefined where one of
 * them came between.
 */
async function write({ sql, caller }: CallerCtx, { otherId, conversationId, version }: Contact): Promise<Written | undefined> {
  const { userId } = caller
  if (!otherId) return undefined
  const [written] = await sql<Written[]>`
    with held as (
      ${conversationId
        ? sql`update conversations set version = version + 1 where id = ${conversationId} and version = ${version} returning id, clock_timestamp()::timestamptz(3) as at`
        : sql`insert into conversations (id, kind, pair_key, created_by) values (${newId()}, 'direct', ${pairKeyOf(userId, otherId)}, ${userId})
            on conflict (pair_key) do nothing returning id, clock_timestamp()::timestamptz(3) as at`}
    ), liked as (
      insert into likes (liker_id, liked_id, created_at) select ${userId}, ${otherId}, at from held on conflict do nothing returning liker_id
    ), accepted as (
      update requests r set status = 'accepted', decided_at = held.at
      from held where r.conversation_id = held.id and r.to_id = ${userId} and r.status = 'pending' returning r.id
    ), members as (
      update memberships m set changed_at = held.at, state = case when m.user_id = ${userId} then 'active' else m.state end
      from held where m.conversation_id = held.id and exists (select from accepted)
    ), matched as (
      ${matchFrom(sql, userId, otherId, sql`from held
        where exists (select from likes where liker_id = ${otherId} and liked_id = ${userId}) or exists (select from accepted)`)}
    )
    select id as "conversationId", exists (select from liked) as liked, array(select id from accepted) as accepted,
      (select id from matched) as "newMatchId",
      (select id from matches where first_id = least(${userId}::uuid, ${otherId}::uuid) and second_id = greatest(${userId}::uuid, ${otherId}::uuid)
        and status = 'active') as "matchId"
    from held`
  return written
}
