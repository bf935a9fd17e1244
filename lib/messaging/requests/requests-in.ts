import type { Request } from '@/lib/contract/views'
import type { CallerCtx } from '../ctx'

/** A request by the message that it began with; null where that is deleted. */
export interface BegunRequest {
  id: string
  messageId: string | null
  status: Request['status']
}

/**
 * The requests that the caller made or got in a conversation, oldest first, each as they may see it: to whoever asked, a
 * declined one waits for ever (decision 5). What was taken back is not there any more for who was asked.
 */
export async function requestsIn({ sql, caller }: CallerCtx, conversationId: string): Promise<BegunRequest[]> {
  return sql<BegunRequest[]>`
    select r.id, m.id as "messageId", case when r.status = 'declined' and r.from_id = ${caller.userId} then 'pending' else r.status end as status
    from requests r left join messages m on m.conversation_id = r.conversation_id and m.seq = r.first_seq and m.deleted_at is null
    where r.conversation_id = ${conversationId} and (r.from_id = ${caller.userId} or (r.to_id = ${caller.userId} and r.status <> 'cancelled'))
    order by r.number`
}
