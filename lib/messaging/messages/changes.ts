import { type EventOf, maxEventMessageBytes, type NumberedEvent } from '@/lib/contract/events'
import type { Message } from '@/lib/contract/views'
import type { Database } from '@/db/client'
import { messageColumns, messageSource } from '../columns'
import type { Ctx, Publication } from '../ctx'
import { at, type MessageRow, messageView } from '../views'

/**
 * One numbered change of a conversation, as the log has it. `message` is the message as it is now; null once it is
 * gone, or where the one who asks may not see it.
 */
export interface Change {
  type: NumberedEvent['type']
  id: string
  conversationId: string
  seq: number
  at: Date
  messageId: string
  messageNumber: number | null
  userId: string
  emoji: string | null
  added: boolean | null
  /** How many have this reaction now. */
  count: number
  message: MessageRow | null
}

/** The event of a change as somebody gets it. What they may not see, or is gone, is a deletion to them. */
export function eventOf(change: Change, viewerId: string): NumberedEvent {
  const { type, id, conversationId, seq, messageId, messageNumber, userId } = change
  const same = { v: 1, id, at: at(change.at), conversationId, seq, messageId } as const
  if (type === 'message_deleted' || !change.message) return { ...same, type: 'message_deleted', ...(messageNumber !== null && { messageNumber }) }
  if (type === 'reaction_changed') {
    return { ...same, type, userId, emoji: change.emoji ?? '', added: change.added ?? false, count: change.count }
  }
  return { ...same, type, message: withinLimit(messageView(change.message, viewerId)) }
}

/** The event of a new message, for everybody the same: nobody has reacted to it yet. */
export function messageCreated(id: string, message: Message): EventOf<'message_created'> {
  const { createdAt, conversationId, seq } = message
  return { v: 1, id, type: 'message_created', at: createdAt, conversationId, seq, messageId: message.id, message: withinLimit(message) }
}

/** A change for all members. Those who reacted to the message get it with their own marks. */
export function publicationsOf(change: Change, memberIds: readonly string[]): Publication[] {
  const isMarked = change.type === 'message_created' || change.type === 'message_updated'
  const byMarks = new Map<string, string[]>()
  for (const userId of memberIds) {
    const marks = isMarked ? (change.message?.reactions ?? []).map(({ userIds }) => Number(userIds.includes(userId))).join('') : ''
    byMarks.set(marks, [...(byMarks.get(marks) ?? []), userId])
  }
  return [...byMarks.values()].map(userIds => ({ userIds, event: eventOf(change, userIds[0] ?? '') }))
}

/** Tells all members of a change that was just written, as the log has it, and answers it. */
export async function publishChange(ctx: Ctx, conversationId: string, seq: number, memberIds: readonly string[]): Promise<Change | undefined> {
  const [change] = await readChanges(ctx.sql, conversationId, seq - 1, 1)
  if (change) await ctx.announcer.publish(publicationsOf(change, memberIds), ctx.socketId)
  return change
}

/**
 * The log after a `seq`, in order and without gap. With `viewerId`, as that member may see it: what was said before
 * they came, after they left, or was hidden or cleared by them, is gone.
 */
export async function readChanges(sql: Database, conversationId: string, after: number, limit: number, viewerId?: string): Promise<Change[]> {
  const seen = viewerId
    ? sql`exists (select from memberships ms where ms.conversation_id = m.conversation_id and ms.user_id = ${viewerId}
        and m.seq > ms.cleared_seq and (ms.left_seq is null or m.seq <= ms.left_seq)
        and not exists (select from hidden_messages h where h.user_id = ms.user_id and h.message_id = m.id))`
    : sql`true`
  const rows = await sql<(Omit<Change, 'message'> & { message: Stored | null })[]>`
    select e.type, e.id, e.conversation_id as "conversationId", e.seq, e.at, e.message_id as "messageId", e.message_number as "messageNumber", e.user_id as "userId", e.emoji, e.added,
      case when e.type = 'reaction_changed' then (
        select count(*)::int from reactions where message_id = e.message_id and emoji = e.emoji and removed_at is null) else 0 end as count,
      case when e.type <> 'message_deleted' then (
        select to_jsonb(row) from (select ${messageColumns(sql)} from ${messageSource(sql)}
          where m.id = e.message_id and m.deleted_at is null and ${seen}) row) end as message
    from conversation_events e where e.conversation_id = ${conversationId} and e.seq > ${after} order by e.seq limit ${limit}`
  return rows.map(row => ({ ...row, message: row.message && restored(row.message) }))
}

/** A `MessageRow` that went through JSON, which has no moments. */
type Stored = Omit<MessageRow, Moment> & Record<Moment, string | null>
type Moment = 'createdAt' | 'editedAt' | 'deletedAt' | 'pinnedAt'

function restored(stored: Stored): MessageRow {
  const moment = (text: string | null) => (text === null ? null : new Date(text))
  return {
    ...stored,
    createdAt: new Date(stored.createdAt ?? 0),
    editedAt: moment(stored.editedAt),
    deletedAt: moment(stored.deletedAt),
    pinnedAt: moment(stored.pinnedAt),
  }
}

function withinLimit(message: Message): Message | null {
  return Buffer.byteLength(JSON.stringify(message)) <= maxEventMessageBytes ? message : null
}
