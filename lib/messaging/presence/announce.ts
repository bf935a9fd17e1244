import { v7 as newId } from 'uuid'
import { isOnline, lastActive } from '../columns'
import type { Ctx } from '../ctx'
import { mayExchangePresence } from '../privacy'
import { at } from '../views'

/**
 * Tells contacts who are here, and may know, what changed about who is online, once per change, of one person or of everybody.
 * Somebody goes offline without a word when their last call is 5 minutes old, so this also runs by the clock.
 */
export async function announcePresence(ctx: Ctx, userId: string | null = null): Promise<void> {
  const { sql } = ctx
  const changes = await sql<{ userId: string; online: boolean; lastActiveAt: Date | null; now: Date; contactIds: string[] }[]>`
    with changed as (
      update presence p set announced = not p.announced
      where p.announced <> ${isOnline(sql)} and (${userId}::uuid is null or p.user_id = ${userId})
      returning p.user_id, p.announced, ${lastActive(sql)} as last_active
    )
    select user_id as "userId", announced as online, last_active as "lastActiveAt", now()::timestamptz(3) as now, array(
      select distinct b.user_id from memberships a
      join memberships b on b.conversation_id = a.conversation_id and b.user_id <> a.user_id and b.state = 'active'
      join presence q on q.user_id = b.user_id and q.announced
      where a.user_id = changed.user_id and a.state = 'active' and ${mayExchangePresence(sql, sql`changed.user_id`, sql`b.user_id`)}) as "contactIds"
    from changed`
  await ctx.announcer.publish(changes.filter(change => change.contactIds.length > 0).map(change => ({
    userIds: change.contactIds,
    event: {
      v: 1,
      id: newId(),
      type: 'presence_changed',
      at: at(change.now),
      userId: change.userId,
      online: change.online,
      lastActiveAt: at(change.lastActiveAt),
    },
  })))
}
