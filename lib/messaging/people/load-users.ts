import type { Fragment } from 'postgres'
import type { User } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'
import { presenceColumns, visiblePresence } from '../privacy'
import { at } from '../views'

/** A row of `userColumns`. */
export type UserRow = Omit<User, 'lastActiveAt'> & { lastActiveAt: Date | null }

/** Columns of a `UserRow`, of a row `u` of users with its `visiblePresence`. */
export const userColumns = ({ sql }: Pick<CallerCtx, 'sql'>) => sql`
  u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", ${presenceColumns(sql)}`

/** Somebody as whoever the row was read for may see them. */
export function userView(row: UserRow): User {
  const { id, number, username, name, avatarUrl, online, lastActiveAt } = row
  return { id, number, username, name, avatarUrl, online, lastActiveAt: at(lastActiveAt) }
}

/** The people `u` that `tail` picks, orders and limits (joins, `where`, `order by`), as the caller may see them. */
export async function loadUsers<More extends object = object>(ctx: CallerCtx, tail: Fragment, more?: Fragment): Promise<(UserRow & More)[]> {
  const { sql, caller } = ctx
  return sql<(UserRow & More)[]>`
    select ${userColumns(ctx)}${more ? sql`, ${more}` : sql``}
    from users u ${visiblePresence(sql, caller.userId)} ${tail}`
}
