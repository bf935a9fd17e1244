import type { Database } from '@/db/client'

/** Whether the changes of a conversation are numbered 1, 2, 3 … up to its last, each in the outbox or out. */
export async function isGapless(sql: Database, conversationId: string): Promise<boolean> {
  const [row] = await sql<{ gapless: boolean }[]>`
    select c.last_seq = count(e.seq) and coalesce(min(e.seq), 1) = 1 and coalesce(max(e.seq), 0) = c.last_seq as gapless
    from conversations c left join conversation_events e on e.conversation_id = c.id where c.id = ${conversationId} group by c.id`
  return row?.gapless ?? false
}
