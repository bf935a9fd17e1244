import { v7 as newId } from 'uuid'
import type { Ctx, Publication } from '../ctx'
import { areContacts, presenceColumns, visiblePresence } from '../privacy'
import { at } from '../views'

interface Seen {
  viewerId: string
  online: boolean
  lastActiveAt: Date | null
  now: Date
}

/**
 * Tells contacts who are here how they see somebody now, after what they may see has changed: a setting or a block.
 * `viewerIds`: only these of them.
 */
export async function showPresence(ctx: Ctx, userId: string, viewerIds: string[] | null = null): Promise<void> {
  const { sql } = ctx
  const seen = await sql<Seen[]>`
    select v.user_id as "viewerId", now()::timestamptz(3) as now, ${presenceColumns(sql)}
    from users u cross join presence v ${visiblePresence(sql, sql`v.user_id`)}
    where u.id = ${userId} and v.announced and v.user_id <> u.id and (${viewerIds}::uuid[] is null or v.user_id = any(${viewerIds}::uuid[]))
      and ${areContacts(sql, sql`u.id`, sql`v.user_id`)}`
  await ctx.announcer.publish(seen.map((view): Publication => ({
    userIds: [view.viewerId],
    event: {
      v: 1, id: newId(), type: 'presence_changed', at: at(view.now), userId, online: view.online, lastActiveAt: at(view.lastActiveAt),
    },
  })))
}
