import type { Fragment } from 'postgres'
import type { Database } from '@/db/client'
import type { Request } from '@/lib/contract/views'
import { usersById } from '../people/users-by-id'
import { at } from '../views'

interface Row {
  id: string
  number: number
  conversationId: string
  fromId: string
  toId: string
  text: string
  status: Request['status']
  createdAt: Date
}

/**
 * Requests from or to `viewerId` that `condition` picks, over `r`, in two queries. `tail` orders and limits. To whoever
 * asked, a declined one waits for ever (decision 5); what was asked is blank once its message is deleted.
 */
export async function loadRequests(sql: Database, viewerId: string, condition: Fragment, tail: Fragment): Promise<Request[]> {
  const rows = await sql<Row[]>`
    select r.id, r.number, r.conversation_id as "conversationId", r.from_id as "fromId", r.to_id as "toId", coalesce(m.text, '') as text,
      case when r.status = 'declined' and r.from_id = ${viewerId} then 'pending' else r.status end as status, r.created_at as "createdAt"
    from requests r left join messages m on m.conversation_id = r.conversation_id and m.seq = r.first_seq and m.deleted_at is null
    where (r.from_id = ${viewerId} or r.to_id = ${viewerId}) and ${condition} ${tail}`
  const people = await usersById(sql, viewerId, rows.flatMap(row => [row.fromId, row.toId]))
  return rows.flatMap(({ fromId, toId, createdAt, ...row }) => {
    const [from, to] = [people.get(fromId), people.get(toId)]
    return from && to ? [{ ...row, from, to, createdAt: at(createdAt) }] : []
  })
}
