import type { Fragment } from 'postgres'
import { notFound } from '@/lib/contract/errors'
import type { User } from '@/lib/contract/views'
import { parseRef } from '../access'
import { isOnline, lastActive } from '../columns'
import type { CallerCtx } from '../ctx'
import { prefixPattern } from '../pattern'
import { at } from '../views'

const mostResults = 20

/** People whose username, name or a later word of it begins with `q`, the nearest first; never the caller. */
export async function searchUsers(ctx: CallerCtx, input: { q: string }): Promise<{ items: User[]; nextCursor: null }> {
  const { sql } = ctx
  const prefix = prefixPattern(input.q.replace(/^@/, ''))
  const items = await readUsers(
    ctx,
    sql`u.id <> ${ctx.caller.userId} and (u.username_key like ${prefix} or u.name_key like ${prefix} or u.name_key like ${`% ${prefix}`})
      order by u.username_key like ${prefix} desc, length(u.username_key), u.username_key limit ${mostResults}`,
  )
  return { items, nextCursor: null }
}

/** One person. Throws `not_found`, for deleted and suspended people too. */
export async function getUser(ctx: CallerCtx, input: { id: string }): Promise<User> {
  const name = parseRef(input.id)
  if (!name) throw notFound('This person')
  const [user] = await readUsers(ctx, name.id ? ctx.sql`u.id = ${name.id}` : ctx.sql`u.number = ${name.number}`)
  if (!user) throw notFound('This person')
  return user
}

type UserRow = Omit<User, 'lastActiveAt'> & { lastActiveAt: Date | null }

/** Presence is told only of people with whom the caller shares an active conversation (decision 15). */
async function readUsers({ sql, caller }: CallerCtx, condition: Fragment): Promise<User[]> {
  const rows = await sql<UserRow[]>`
    select u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl",
      known.shared and ${isOnline(sql)} as online, case when known.shared then ${lastActive(sql)} end as "lastActiveAt"
    from users u left join presence p on p.user_id = u.id,
      lateral (select u.id = ${caller.userId} or exists (
        select from memberships a join memberships b on b.conversation_id = a.conversation_id and b.state = 'active'
        where a.user_id = ${caller.userId} and a.state = 'active' and b.user_id = u.id) as shared) known
    where u.deleted_at is null and u.suspended_at is null and ${condition}`
  return rows.map(row => ({ ...row, lastActiveAt: at(row.lastActiveAt) }))
}
