import type { CallerCtx } from '../ctx'
import { matchFrom } from '../matching/match'
import type { MemberState } from '../policy'
import { isDuplicate } from '../verb'
import type { Content } from './content'

/** A message that is about to be written. */
export interface Draft {
  id: string
  eventId: string
  clientId: string
  content: Content
}

/** What a message changes in who may write to whom; absent where all is open already. */
export interface Opening {
  /** The state that each side is in afterwards. */
  callerState: MemberState
  otherId: string
  otherState: MemberState
  /**
   * A request that this message begins: `accepted` where the recipient lets the sender in by themselves, `declined`
   * where they said no to the last one only lately.
   */
  request: { id: string; textKey: string; status: 'pending' | 'accepted' | 'declined' } | null
  /** Whether requests that wait between the two are accepted by this message. */
  accepts: boolean
  /** Whether each asks the other, the one without a word yet: then they are matched as if a request had been accepted (decisions 5 and 7). */
  matches?: boolean
}

/** What only the database knows of a written message. */
export interface Written {
  number: number
  seq: number
  createdAt: Date
}

/**
 * One statement: number, message, files, log, outbox, everybody's activity and what the message opens; nothing if
 * `version` has moved on (undefined), or if the client id was used before.
 */
export async function writeMessage(
  ctx: CallerCtx,
  conversation: { conversationId: string; version: number },
  draft: Draft,
  opening: Opening | null,
): Promise<Written | 'duplicate' | undefined> {
  const { sql, caller } = ctx
  const { content } = draft
  try {
    const [row] = await sql<Written[]>`
      with numbered as (
        update conversations set last_seq = last_seq + 1${opening ? sql`, version = version + 1` : sql``}
        where id = ${conversation.conversationId} and version = ${conversation.version}
        returning id, last_seq, clock_timestamp()::timestamptz(3) as at
      ), message as (
        insert into messages (id, conversation_id, seq, sender_id, text, client_id, fingerprint, silent, forwarded, created_at${rareColumns(ctx, content)})
        select ${draft.id}, id, last_seq, ${caller.userId}, ${content.text}, ${draft.clientId}, ${content.fingerprint},
          ${content.silent}, ${content.forwarded}, at${rareValues(ctx, content)} from numbered
        returning number, seq, created_at
      )${withFiles(ctx, draft)}${withRequest(ctx, opening)}, members as (
        update memberships m set activity_at = n.at, changed_at = n.at, archived = false${statesAfter(ctx, opening)},
          incoming_seq = case when m.user_id = ${caller.userId} then m.incoming_seq else n.last_seq end
        from numbered n where m.conversation_id = n.id and (m.state in ('active', 'requested')${opening ? sql` or m.user_id in (${caller.userId}, ${opening.otherId})` : sql``})
      ), event as (
        insert into conversation_events (conversation_id, seq, id, type, message_id, user_id, at)
        select id, last_seq, ${draft.eventId}, 'message_created', ${draft.id}, ${caller.userId}, at from numbered
      ), unpublished as (
        insert into outbox (conversation_id, seq, at) select id, last_seq, at from numbered
      )
      select number, seq, created_at as "createdAt" from message`
    return row
  } catch (error) {
    if (isDuplicate(error, 'messages_client_id')) return 'duplicate'
    throw error
  }
}

function rareColumns({ sql }: CallerCtx, content: Content) {
  return isRare(content) ? sql`, reply_to_id, mentions, caption_at` : sql``
}

const isRare = ({ replyToId, mentions, captionAt }: Content) => replyToId !== null || mentions.length > 0 || captionAt !== null

/** What was there to reply to may have been deleted since it was looked at, which only who locks its row is sure to see. */
function rareValues({ sql }: CallerCtx, content: Content) {
  if (!isRare(content)) return sql``
  const { replyToId, mentions, captionAt } = content
  return sql`, (select q.id from messages q where q.id = ${replyToId} and q.deleted_at is null for share), ${mentions}::uuid[], ${captionAt}::int`
}

function withFiles({ sql }: CallerCtx, { id, content }: Draft) {
  if (content.uploadIds.length === 0) return sql``
  return sql`, files as (
    insert into attachments (message_id, position, upload_id)
    select ${id}, f.position, f.upload_id from numbered, unnest(${content.uploadIds}::uuid[]) with ordinality as f (upload_id, position)
  ), kept as (
    update uploads set attached = true where id = any(${content.uploadIds}::uuid[]) and exists (select from numbered)
  )`
}

function withRequest({ sql, caller }: CallerCtx, opening: Opening | null) {
  if (!opening) return sql``
  const accepted = opening.accepts
    ? sql`, accepted as (
        update requests r set status = 'accepted', decided_at = n.at from numbered n where r.conversation_id = n.id and r.status in ('pending', 'declined')
          and r.to_id in (${caller.userId}, ${opening.otherId})
        returning r.from_id
      ), matched as (
        ${matchFrom(sql, caller.userId, opening.otherId, opening.matches ? sql`from numbered` : sql`where exists (select from accepted where from_id = ${opening.otherId})`)}
      )`
    : sql``
  if (!opening.request) return accepted
  const { id, textKey, status } = opening.request
  return sql`${accepted}, last as (
    update requests r set status = 'cancelled' from numbered n
    where r.conversation_id = n.id and r.from_id = ${caller.userId} and r.status = 'declined'
  ), asked as (
    insert into requests (id, conversation_id, from_id, to_id, first_seq, status, text_key, created_at, decided_at, declined_at)
    select ${id}, n.id, ${caller.userId}, ${opening.otherId}, n.last_seq, ${status}, ${textKey}, n.at,
      case when ${status} = 'accepted' then n.at end,
      case when ${status} = 'declined' then (select max(r.declined_at) from requests r where r.conversation_id = n.id and r.from_id = ${caller.userId}) end
    from numbered n
  )`
}

function statesAfter({ sql, caller }: CallerCtx, opening: Opening | null) {
  if (!opening) return sql``
  return sql`, state = case when m.user_id = ${caller.userId} then ${opening.callerState}
    when m.user_id = ${opening.otherId} then ${opening.otherState} else m.state end`
}
