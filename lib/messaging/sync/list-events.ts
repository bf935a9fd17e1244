import type { Database } from '@/db/client'
import type { NumberedEvent } from '@/lib/contract/events'
import { conversationOf } from '../access'
import { messageColumns } from '../columns'
import type { CallerCtx } from '../ctx'
import { messageCreated } from '../messages/send-message'
import { type MessageRow, messageView } from '../views'

interface Input {
  id: string
  after: number
  limit: number
}

/** Every numbered change of a conversation after a `seq`, in order and without gap. */
export async function listEvents(ctx: CallerCtx, input: Input): Promise<{ items: NumberedEvent[]; nextCursor: string | null }> {
  const { conversationId } = await conversationOf(ctx, input.id)
  const events = await readLog(ctx.sql, conversationId, input.after, input.limit + 1)
  const items = events.slice(0, input.limit)
  const last = items.at(-1)
  return { items, nextCursor: events.length > items.length && last ? String(last.seq) : null }
}

/** The log itself: what `events?after=` answers, and what the outbox is published from. */
export async function readLog(sql: Database, conversationId: string, after: number, limit: number): Promise<NumberedEvent[]> {
  const rows = await sql<(MessageRow & { eventId: string })[]>`
    select e.id as "eventId", ${messageColumns(sql)}
    from conversation_events e join messages m on m.id = e.message_id join users s on s.id = m.sender_id
    where e.conversation_id = ${conversationId} and e.seq > ${after} order by e.seq limit ${limit}`
  return rows.map(row => messageCreated(row.eventId, messageView(row)))
}
