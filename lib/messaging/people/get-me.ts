import { ParleyError } from '@/lib/contract/errors'
import type { Me } from '@/lib/contract/views'
import { isOnline, lastActive } from '../columns'
import type { CallerCtx, Ctx } from '../ctx'
import { isBlocked } from '../privacy'
import { totalUnread } from '../reads/unread-total'
import { at } from '../views'

type MeRow = Omit<Me, 'lastActiveAt' | 'createdAt'> & { lastActiveAt: Date | null; createdAt: Date }

/** The caller, to themselves. */
export function getMe(ctx: CallerCtx): Promise<Me> {
  return meOf(ctx, ctx.caller.userId)
}

/** Somebody as they see themselves: for answers to people who have just shown who they are. */
export async function meOf({ sql }: Ctx, userId: string): Promise<Me> {
  const [row] = await sql<MeRow[]>`
    select u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", u.email, u.bio, u.role, u.plan,
      u.birth_date::text as "birthDate", u.created_at as "createdAt",
      ${isOnline(sql)} as online, ${lastActive(sql)} as "lastActiveAt",
      (${totalUnread(sql, sql`u.id`, ['active'])}) as "unreadCount",
      (select count(*)::int from requests r where r.to_id = u.id and r.status = 'pending' and not ${isBlocked(sql, sql`r.from_id`, sql`u.id`)}) as "requestCount"
    from users u left join presence p on p.user_id = u.id
    where u.id = ${userId} and u.deleted_at is null`
  if (!row) throw new ParleyError('unauthenticated', 'This account is gone.')
  return { ...row, lastActiveAt: at(row.lastActiveAt), createdAt: at(row.createdAt) }
}
