import type { CallerCtx } from '../ctx'

/** The addresses of people, by their ids, as far as the caller may know them: their own, and those of who shares theirs (decision 14). */
export async function shownEmails({ sql, caller }: CallerCtx, userIds: readonly string[]): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map()
  const rows = await sql<{ id: string; email: string }[]>`
    select id, email from users
    where id = any(${[...new Set(userIds)]}::uuid[]) and email is not null and deleted_at is null and (share_email or id = ${caller.userId})`
  return new Map(rows.map(({ id, email }) => [id, email]))
}
