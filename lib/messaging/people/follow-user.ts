import { ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { otherPersonOf, pairKeyOf } from './person-of'

/**
 * The caller follows somebody; a second time changes nothing. Who follows whom decides who may write without asking
 * (decisions 3 and 6), so it raises the version of the pair's conversation, if there is one.
 * Throws `not_found`, `bad_request` for oneself, and across a block what a send would throw (decision 12).
 */
export async function followUser(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const { sql, caller } = ctx
  const otherId = await otherPersonOf(ctx, input.id)
  const [block] = await sql<{ own: boolean }[]>`
    with block as (
      select blocker_id = ${caller.userId} as own from blocks
      where (blocker_id, blocked_id) in ((${caller.userId}::uuid, ${otherId}::uuid), (${otherId}::uuid, ${caller.userId}::uuid))
    ), held as (
      update conversations set version = version + 1
      where pair_key = ${pairKeyOf(caller.userId, otherId)} and not exists (select from block) returning id
    ), followed as (
      insert into follows (follower_id, followed_id)
      select ${caller.userId}, ${otherId} where not exists (select from block) and (select count(*) from held) >= 0
      on conflict do nothing
    )
    select own from block order by own desc limit 1`
  if (block?.own) throw new ParleyError('user_blocked', 'You have blocked this person.')
  if (block) throw new ParleyError('not_accepting', 'This person does not accept this from you.')
}

/** The caller follows somebody no longer; a second time changes nothing. Throws `not_found`, and `bad_request` for oneself. */
export async function unfollowUser(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const { sql, caller } = ctx
  const otherId = await otherPersonOf(ctx, input.id)
  await sql`
    with held as (
      update conversations set version = version + 1 where pair_key = ${pairKeyOf(caller.userId, otherId)} returning id
    )
    delete from follows where follower_id = ${caller.userId} and followed_id = ${otherId} and (select count(*) from held) >= 0`
}
