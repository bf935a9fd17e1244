import { notFound } from '@/lib/contract/errors'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { pairKeyOf } from '../people/person-of'
import { announceConversation } from '../requests/announce'

/**
 * Ends a match of the caller's, by its id or number, and archives the conversation for both (decision 7); both keep
 * reading it. Again is the same. Throws `not_found` for anybody else's.
 */
export async function unmatch(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const match = await ownMatch(ctx, input.id)
  const members = match.status === 'active' ? await write(ctx, match) : []
  const [first] = members
  if (first) await announceConversation(ctx, first.conversationId, members.map(({ userId }) => userId))
}

interface Facts {
  id: string
  otherId: string
  status: 'active' | 'unmatched'
}

async function ownMatch({ sql, caller }: CallerCtx, ref: string): Promise<Facts> {
  const name = parseRef(ref)
  const [match] = name
    ? await sql<Facts[]>`
        select id, status, case when first_id = ${caller.userId} then second_id else first_id end as "otherId" from matches
        where ${name.id ? sql`id = ${name.id}` : sql`number = ${name.number}`} and ${caller.userId} in (first_id, second_id)`
    : []
  if (!match) throw notFound('This match')
  return match
}

/** One statement. Their likes end with it, so that one alone does not bring it back. Who finds a conversation archived. */
async function write({ sql, caller }: CallerCtx, { id, otherId }: Facts): Promise<{ userId: string; conversationId: string }[]> {
  return sql<{ userId: string; conversationId: string }[]>`
    with held as (
      update conversations set version = version + 1 where pair_key = ${pairKeyOf(caller.userId, otherId)} returning id
    ), ended as (
      update matches set status = 'unmatched', unmatched_at = now()
      where id = ${id} and status = 'active' and (select count(*) from held) >= 0 returning id
    ), unliked as (
      delete from likes using ended
      where (liker_id, liked_id) in ((${caller.userId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${caller.userId}::uuid))
    )
    update memberships m set archived = true, changed_at = clock_timestamp()
    from held, ended where m.conversation_id = held.id returning m.user_id as "userId", m.conversation_id as "conversationId"`
}
