import type { CallerCtx } from '../ctx'

/** How old people are, in whole years on the database's day; those who have not said when they were born are left out (decision 14). */
export async function agesOf({ sql }: CallerCtx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; age: number }[]>`
    select id, extract(year from age(current_date, birth_date))::int as age from users
    where id = any(${[...new Set(ids)]}::uuid[]) and birth_date is not null and deleted_at is null`
  return new Map(rows.map(({ id, age }) => [id, age]))
}
