import type { PendingQuery, Row } from 'postgres'

/** More rows than any page has. */
const allRows = 10_000

/**
 * The rows of a query that is planned anew for the parameters it has, at the cost of planning it: for one whose best way
 * depends on who asks and for what. Any other is prepared, and after a few times planned once for an average caller.
 * The client has a word for "not prepared" only together with the simple protocol, which takes no parameters; reading
 * by a cursor brings back the other one.
 */
export async function plannedEachTime<T extends Row>(query: PendingQuery<T[]>): Promise<T[]> {
  const rows: T[] = []
  await query.simple().cursor(allRows, chunk => void rows.push(...chunk))
  return rows
}
