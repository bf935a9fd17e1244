import { v7 as newId } from 'uuid'
import type { CallerCtx } from '../ctx'
import { showPresence } from '../presence/show-presence'
import { announceConversation, announceRequest } from '../requests/announce'
import { untilDecided } from '../verb'
import { otherPersonOf, pairKeyOf } from './person-of'

/**
 * From its answer on nothing of either reaches the other, on any surface (decision 12): a block takes the row that every
 * send between the two takes, and raises the version that the send was decided on. What waits between them is decided
 * (the other's request declined without a word, the caller's own taken back), likes, match and both follows are gone.
 * A second block changes nothing. Throws `not_found`, and `bad_request` for oneself.
 */
export async function blockUser(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const otherId = await otherPersonOf(ctx, input.id)
  const written = await untilDecided(async () => {
    const pair = await readPair(ctx, otherId)
    return pair.blocked ? null : write(ctx, otherId, pair)
  })
  if (!written) return
  // The decision first: who hears it knows that the conversation, which is told of next, is not to be asked for any more.
  for (const { id, status } of written.decided) {
    await announceRequest(ctx, 'request_updated', id, status === 'declined' ? ctx.caller.userId : undefined)
  }
  await announce(ctx, otherId, written.conversationId)
}

/** Ends a block of the caller's; what it took apart stays so. A second time changes nothing. Throws as `blockUser`. */
export async function unblockUser(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const { sql, caller } = ctx
  const otherId = await otherPersonOf(ctx, input.id)
  const [unblocked] = await sql<{ conversationId: string | null }[]>`
    with held as (
      update conversations set version = version + 1
      where pair_key = ${pairKeyOf(caller.userId, otherId)}
        and exists (select from blocks where blocker_id = ${caller.userId} and blocked_id = ${otherId})
      returning id
    ), unblocked as (
      -- Asked so, the conversation's row is taken first, and none is needed.
      delete from blocks where blocker_id = ${caller.userId} and blocked_id = ${otherId} and (select count(*) from held) >= 0 returning blocked_id
    ), unfollowed as (
      -- Whoever followed while the block was being written.
      delete from follows using held
      where (follower_id, followed_id) in ((${caller.userId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${caller.userId}::uuid))
    ), members as (
      update memberships m set changed_at = clock_timestamp() from held where m.conversation_id = held.id
    )
    select (select id from held) as "conversationId" from unblocked`
  if (unblocked) await announce(ctx, otherId, unblocked.conversationId)
}

interface Pair {
  /** Null where the two have no conversation yet. */
  version: number | null
  blocked: boolean
}

async function readPair({ sql, caller }: CallerCtx, otherId: string): Promise<Pair> {
  const [pair] = await sql<Pair[]>`
    select (select version from conversations where pair_key = ${pairKeyOf(caller.userId, otherId)}) as version,
      exists (select from blocks where blocker_id = ${caller.userId} and blocked_id = ${otherId}) as blocked`
  return pair ?? { version: null, blocked: false }
}

interface Written {
  conversationId: string
  /** Requests between the two that waited. */
  decided: { id: string; status: 'cancelled' | 'declined' }[]
}

/** One statement, or undefined where a request or another block came between. */
async function write({ sql, caller }: CallerCtx, otherId: string, { version }: Pair): Promise<Written | undefined> {
  const pairKey = pairKeyOf(caller.userId, otherId)
  const [written] = await sql<Written[]>`
    with held as (
      ${version === null
        ? sql`insert into conversations (id, kind, pair_key, created_by) values (${newId()}, 'direct', ${pairKey}, ${caller.userId})
            on conflict (pair_key) do nothing returning id, last_seq, clock_timestamp()::timestamptz(3) as at`
        : sql`update conversations set version = version + 1 where pair_key = ${pairKey} and version = ${version}
            returning id, last_seq, clock_timestamp()::timestamptz(3) as at`}
    ), blocked as (
      insert into blocks (blocker_id, blocked_id, created_at) select ${caller.userId}, ${otherId}, at from held
    ), decided as (
      update requests r set decided_at = held.at, status = case when r.from_id = ${caller.userId} then 'cancelled' else 'declined' end,
        declined_at = case when r.from_id = ${caller.userId} then r.declined_at else held.at end
      from held where r.conversation_id = held.id and r.status = 'pending'
      returning r.id, r.status
    ), members as (
      update memberships m set changed_at = held.at, state = case when m.state = 'requested' then 'declined' else m.state end,
        -- What the caller asked and takes back is not shown to the other any more.
        cleared_seq = case when m.state = 'requested' and m.user_id = ${otherId} then held.last_seq else m.cleared_seq end
      from held where m.conversation_id = held.id
    ), unfollowed as (
      delete from follows using held
      where (follower_id, followed_id) in ((${caller.userId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${caller.userId}::uuid))
    ), unliked as (
      delete from likes using held
      where (liker_id, liked_id) in ((${caller.userId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${caller.userId}::uuid))
    ), unmatched as (
      delete from matches using held
      where first_id = least(${caller.userId}::uuid, ${otherId}::uuid) and second_id = greatest(${caller.userId}::uuid, ${otherId}::uuid)
    )
    select id as "conversationId", (select coalesce(jsonb_agg(decided), '[]') from decided) as decided from held`
  return written
}

/** Both fetch their conversation again, if they have one, and find each other there or away. */
async function announce(ctx: CallerCtx, otherId: string, conversationId: string | null): Promise<void> {
  const { sql, caller } = ctx
  const members = await sql<{ userId: string }[]>`select user_id as "userId" from memberships where conversation_id = ${conversationId}`
  if (conversationId && members.length > 0) await announceConversation(ctx, conversationId, members.map(({ userId }) => userId))
  await showPresence(ctx, caller.userId, [otherId])
  await showPresence(ctx, otherId, [caller.userId])
}
