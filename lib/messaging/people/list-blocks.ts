import type { User } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { at } from '../views'
import { loadUsers, userView } from './load-users'

/** Whom the caller has blocked, the last one first. */
export async function listBlocks(ctx: CallerCtx, input: { limit: number; cursor?: string | undefined }): Promise<{ items: User[]; nextCursor: string | null }> {
  const { sql, caller, secret } = ctx
  const scope = `blocks ${caller.userId}`
  const [since, id] = input.cursor ? readCursor(secret, scope, input.cursor) : []
  const rows = await loadUsers<{ since: Date }>(
    ctx,
    sql`join blocks b on b.blocked_id = u.id and b.blocker_id = ${caller.userId}
      where ${since ? sql`(b.created_at, u.id) < (${String(since)}::timestamptz, ${String(id)}::uuid)` : sql`true`}
      order by b.created_at desc, u.id desc limit ${input.limit + 1}`,
    sql`b.created_at as since`,
  )
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const nextCursor = rows.length > input.limit && last ? writeCursor(secret, scope, [at(last.since), last.id]) : null
  return { items: page.map(userView), nextCursor }
}
