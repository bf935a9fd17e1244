import type { Fragment } from 'postgres'
import { v7 as newId } from 'uuid'
import type { NumberedEvent } from '@/lib/contract/events'
import type { MembershipFacts } from '../access'
import type { Caller, Ctx } from '../ctx'

type Conversation = Pick<MembershipFacts, 'conversationId' | 'version'>

/** In whose name something changes; a job does it in that of the sender. */
type Author = Pick<Ctx, 'sql'> & { caller: Pick<Caller, 'userId'> }

/**
 * Parts of a statement that changes a message: `held (id, at)`, the conversation's row, taken before anything else and
 * only as it was decided on; `target (id, at, created_at)`, the message, only if it is not deleted by then. What waited
 * for the rows sees them as they are, and everything else as it was before: so decide by these two, or by rows that
 * are written.
 */
export const holdMessage = ({ sql }: Pick<Ctx, 'sql'>, { conversationId, version }: Conversation, messageId: string, condition: Fragment = sql``) => sql`
  taken as (
    select id from conversations where id = ${conversationId} and version = ${version} ${condition} for no key update
  ), held as (
    select id, clock_timestamp()::timestamptz(3) as at from taken
  ), target as (
    select m.id, held.at, m.created_at from messages m, held
    where m.id = ${messageId} and m.conversation_id = held.id and m.deleted_at is null for no key update of m
  )`

interface Numbering {
  type: NumberedEvent['type']
  messageId: string
  emoji?: string
  /** Of a message that may be gone afterwards. */
  messageNumber?: number
  /** Whether the change counts as activity, as something said does. */
  raisesActivity?: boolean
}

/**
 * Parts that number a change and note it in log and outbox, over `changed (at, added)`: its one row, or nothing if
 * nothing changed. They end in `numbered (last_seq)`.
 */
export const numberChange = ({ sql, caller }: Author, { conversationId }: Conversation, { type, messageId, emoji, messageNumber, raisesActivity }: Numbering) => sql`
  numbered as (
    update conversations c set last_seq = c.last_seq + 1 from changed where c.id = ${conversationId} returning c.id, c.last_seq, changed.at, changed.added
  ), members as (
    update memberships ms set changed_at = n.at ${raisesActivity ? sql`, activity_at = n.at` : sql``} from numbered n where ms.conversation_id = n.id
  ), event as (
    insert into conversation_events (conversation_id, seq, id, type, message_id, message_number, user_id, emoji, added, at)
    select id, last_seq, ${newId()}, ${type}, ${messageId}, ${messageNumber ?? null}::bigint, ${caller.userId}, ${emoji ?? null}, added, at from numbered
  ), unpublished as (
    insert into outbox (conversation_id, seq, at) select id, last_seq, at from numbered
  )`

/** What became of it: `there` is false where all must be decided again; `seq` is null where nothing changed. */
export interface Changed {
  there: boolean
  seq: number | null
}

export const whatChanged = ({ sql }: Pick<Ctx, 'sql'>) => sql`exists (select from target) as there, (select last_seq from numbered) as seq`
