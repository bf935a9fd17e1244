import type { Fragment } from 'postgres'
import type { Conversation, Member, Membership } from '@/lib/contract/views'
import { isReadable, isVisible, messageColumns, messageSource, unreadCount } from '../columns'
import { existsHere } from '../access'
import type { CallerCtx } from '../ctx'
import type { MemberState } from '../policy'
import { isBlocked, mayExchangeReceipts, presenceColumns, visiblePresence } from '../privacy'
import { at, type MessageRow, messageView } from '../views'

/** The caller's membership and its conversation. */
interface ConversationRow extends Omit<Membership, 'mutedUntil'> {
  cId: string
  cNumber: number
  cKind: Conversation['kind']
  conversationName: string | null
  lastSeq: number
  begunAt: Date
  begunBy: string
  state: Conversation['state']
  mutedUntil: Date | null
  activityAt: Date
  changedAt: Date
  unreadCount: number
  requestId: string | null
}

type Row = ConversationRow & (MessageRow | { id: null })

type MemberRow = Omit<Member, 'user'> & {
  conversationId: string
  id: string
  number: number
  username: string
  name: string
  avatarUrl: string | null
  online: boolean
  lastActiveAt: Date | null
}

/** A conversation with what a list needs to go on from it, and who began it. */
export interface LoadedConversation {
  view: Conversation
  changedAt: Date
  begunBy: string
}

/** What was begun and never said anything in is listed for who began it only. */
export const isListed = ({ sql, caller }: CallerCtx) => sql`(c.last_seq > 0 or c.created_by = ${caller.userId})`

/** Columns of a `Membership`, of a row `ms`. */
export const membershipColumns = ({ sql }: Pick<CallerCtx, 'sql'>) => sql`
  ms.pinned, ms.archived, ms.muted_until as "mutedUntil", ms.marked_unread as "markedUnread", ms.draft, ms.draft_version as "draftVersion",
  ms.cleared_seq as "clearedSeq"`

/**
 * The caller's conversations that `condition` picks, over `ms` (membership) and `c` (conversation), in two queries.
 * `tail` orders and limits. Of one that they may not look into any more it tells no words.
 */
export async function loadConversations(ctx: CallerCtx, condition: Fragment, tail: Fragment): Promise<LoadedConversation[]> {
  const { sql, caller } = ctx
  const rows = await sql<Row[]>`
    select c.id as "cId", c.number as "cNumber", c.kind as "cKind", c.name as "conversationName",
      least(c.last_seq, ms.left_seq) as "lastSeq",
      c.created_at as "begunAt", c.created_by as "begunBy", ms.state, ${membershipColumns(ctx)},
      ms.activity_at as "activityAt", ms.changed_at as "changedAt", case when ${isReadable(sql)} then ${unreadCount(sql)} else 0 end as "unreadCount",
      (select r.id from requests r where r.conversation_id = c.id and ${caller.userId} in (r.to_id, case when c.kind = 'direct' then r.from_id end)
        and (r.status = 'pending' or (r.status = 'declined' and r.from_id = ${caller.userId})) order by r.number desc limit 1) as "requestId",
      last.*
    from memberships ms
    join conversations c on c.id = ms.conversation_id
    left join lateral (
      select ${messageColumns(sql)} from ${messageSource(sql)}
      where m.conversation_id = ms.conversation_id and ${isVisible(sql)} order by m.seq desc limit 1) last on ${isReadable(sql)}
    where ms.user_id = ${caller.userId} and ${condition} ${existsHere(ctx)}
    ${tail}`
  const members = await loadMembers(ctx, rows.map(row => row.cId))
  return rows.map(row => ({ view: conversationView(ctx, row, members.get(row.cId) ?? []), changedAt: row.changedAt, begunBy: row.begunBy }))
}

/**
 * Everybody who is or was in it; to who left, only those who came before. What has reached whom passes between active
 * members only, and not across a block; how far somebody has read only to those whom they let know (native.md, "settings").
 */
async function loadMembers(ctx: CallerCtx, conversationIds: string[]): Promise<Map<string, Member[]>> {
  const { sql, caller } = ctx
  const members = new Map<string, Member[]>()
  if (conversationIds.length === 0) return members
  const bothAreActive = sql`ms.state = 'active' and own.state = 'active'`
  const rows = await sql<MemberRow[]>`
    select ms.conversation_id as "conversationId", ms.role, ms.state,
      case when u.id = ${caller.userId} or (${bothAreActive} and ${mayExchangeReceipts(sql, caller.userId, sql`u.id`)}) then ms.read_seq else 0 end as "readSeq",
      case when u.id = ${caller.userId} or (${bothAreActive} and not ${isBlocked(sql, caller.userId, sql`u.id`)}) then ms.delivered_seq else 0 end as "deliveredSeq",
      u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", ${presenceColumns(sql)}
    from memberships ms join users u on u.id = ms.user_id
    -- By the whole key, row by row ("limit"): a person may have far more memberships than the planner expects of one.
    join lateral (select * from memberships where conversation_id = ms.conversation_id and user_id = ${caller.userId} limit 1) own on true
    ${visiblePresence(sql, caller.userId)}
    where ms.conversation_id = any(${conversationIds}) and (own.left_seq is null or ms.created_at <= (
      select e.at from conversation_events e where e.conversation_id = own.conversation_id and e.seq = own.left_seq))
    order by ms.created_at, u.number`
  for (const { conversationId, role, state, readSeq, deliveredSeq, lastActiveAt, ...user } of rows) {
    const shown = shownState(state, user.id === caller.userId)
    const member: Member = { user: { ...user, lastActiveAt: at(lastActiveAt) }, role, state: shown, readSeq, deliveredSeq }
    const others = members.get(conversationId)
    if (others) others.push(member)
    else members.set(conversationId, [member])
  }
  return members
}

/** A decline is silent: to everybody else that member has not answered yet (decision 5). */
function shownState(state: MemberState, own: boolean): MemberState {
  return state === 'declined' && !own ? 'requested' : state
}

function conversationView(ctx: CallerCtx, row: Row, members: Member[]): Conversation {
  const { state, pinned, archived, markedUnread, draft, draftVersion, clearedSeq, requestId } = row
  return {
    id: row.cId,
    number: row.cNumber,
    kind: row.cKind,
    name: row.conversationName,
    members,
    lastMessage: row.id === null ? null : messageView(row, ctx.caller.userId),
    unreadCount: row.unreadCount,
    state,
    requestId,
    pinned,
    archived,
    mutedUntil: at(row.mutedUntil),
    markedUnread,
    draft,
    draftVersion,
    clearedSeq,
    seq: row.lastSeq,
    activityAt: at(row.activityAt),
    createdAt: at(row.begunAt),
  }
}
