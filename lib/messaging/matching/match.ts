import type { Fragment } from 'postgres'
import { v7 as newId } from 'uuid'
import type { Database } from '@/db/client'
import type { User } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'

/** Two people who like each other, or of whom one accepted the other's request (decision 7), as one of them sees it. */
export interface Match {
  id: string
  number: number
  user: User
  status: 'active' | 'unmatched'
  /** RFC 3339. */
  createdAt: string
}

/** What two people are after one let the other in. `matchId` is null where they have no match. */
export interface Like {
  matchCreated: boolean
  matchId: string | null
}

/**
 * A data-modifying part of a statement that has taken the pair's conversation: makes the one match of two people, or
 * renews an ended one, for each row of `source` (`from …`, at most one row). Returns the `id` of what is new.
 */
export const matchFrom = (sql: Database, one: string, other: string, source: Fragment) => sql`
  insert into matches (id, first_id, second_id)
  select ${newId()}, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid) ${source}
  on conflict (first_id, second_id) do update set status = 'active', created_at = now(), unmatched_at = null
    where matches.status = 'unmatched'
  returning id`

/** The match that the caller has with somebody now, or null. */
export async function matchIdWith({ sql, caller }: CallerCtx, otherId: string): Promise<string | null> {
  const [match] = await sql<{ id: string }[]>`
    select id from matches
    where first_id = least(${caller.userId}::uuid, ${otherId}::uuid) and second_id = greatest(${caller.userId}::uuid, ${otherId}::uuid) and status = 'active'`
  return match?.id ?? null
}
