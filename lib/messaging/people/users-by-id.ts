import type { Database } from '@/db/client'
import type { User } from '@/lib/contract/views'
import { visiblePresence } from '../privacy'
import { userColumns, type UserRow, userView } from './load-users'

/** People by their ids, each as far as `viewerId` may know them. Those who do not exist are left out. */
export async function usersById(sql: Database, viewerId: string, ids: readonly string[]): Promise<Map<string, User>> {
  const rows = await sql<UserRow[]>`
    select ${userColumns({ sql })} from users u ${visiblePresence(sql, viewerId)} where u.id = any(${[...new Set(ids)]}::uuid[])`
  return new Map(rows.map(row => [row.id, userView(row)]))
}
