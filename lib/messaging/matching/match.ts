import type { Fragment } from 'postgres'
import { v7 as newId } from 'uuid'
import type { Database } from '@/db/client'
import type { User } from '@/lib/contract/views'

/** Two people who like each other, or of whom one accepted the other's request (decision 7), as one of them sees it. */
export interface Match {
  id: string
  number: number
  user: User
  status: 'active' | 'unmatched'
  /** RFC 3339. */
  createdAt: string
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
