import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { loadUsers, userView } from '../people/load-users'
import { at } from '../views'
import type { Match } from './match'

interface Input {
  /** Both where none is given. */
  status?: Match['status'] | undefined
  limit: number
  cursor?: string | undefined
}

type MatchRow = { matchId: string; matchNumber: number; status: Match['status']; matchedAt: Date }

/** The caller's matches, the last one first. */
export async function listMatches(ctx: CallerCtx, input: Input): Promise<{ items: Match[]; nextCursor: string | null }> {
  const { sql, caller, secret } = ctx
  const scope = `matches ${caller.userId} ${input.status ?? ''}`
  const [since, number] = input.cursor ? readCursor(secret, scope, input.cursor) : []
  const rows = await loadUsers<MatchRow>(
    ctx,
    sql`join matches k on u.id = case when k.first_id = ${caller.userId} then k.second_id else k.first_id end
      where ${caller.userId} in (k.first_id, k.second_id) and ${input.status ? sql`k.status = ${input.status}` : sql`true`}
        and ${since ? sql`(k.created_at, k.number) < (${String(since)}::timestamptz, ${Number(number)})` : sql`true`}
      order by k.created_at desc, k.number desc limit ${input.limit + 1}`,
    sql`k.id as "matchId", k.number as "matchNumber", k.status, k.created_at as "matchedAt"`,
  )
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const nextCursor = rows.length > input.limit && last ? writeCursor(secret, scope, [at(last.matchedAt), last.matchNumber]) : null
  return { items: page.map(matchView), nextCursor }
}

function matchView(row: Parameters<typeof userView>[0] & MatchRow): Match {
  return { id: row.matchId, number: row.matchNumber, user: userView(row), status: row.status, createdAt: at(row.matchedAt) }
}
