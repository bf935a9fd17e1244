import type { Database } from '@/db/client'
import type { User } from '@/lib/contract/views'
import { presenceColumns, visiblePresence } from '../privacy'
import { at } from '../views'

/** People by their ids, each as far as `viewerId` may know them. Those who do not exist are left out. */
export async function usersById(sql: Database, viewerId: string, ids: readonly string[]): Promise<Map<string, User>> {
  const rows = await sql<(Omit<User, 'lastActiveAt'> & { lastActiveAt: Date | null })[]>`
    select u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", ${presenceColumns(sql)}
    from users u ${visiblePresence(sql, viewerId)} where u.id = any(${[...new Set(ids)]}::uuid[])`
  return new Map(rows.map(row => [row.id, { ...row, lastActiveAt: at(row.lastActiveAt) }]))
}
