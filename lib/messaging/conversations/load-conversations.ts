import type { Fragment } from 'postgres'
import type { Conversation, Member } from '@/lib/contract/views'
import { isOnline, lastActive, messageColumns, unreadCount } from '../columns'
import type { CallerCtx } from '../ctx'
import { at, type MessageRow, messageView } from '../views'

/** The caller's membership and its conversation. `lastMessageId` is null where nothing was said yet. */
interface ConversationRow {
  cId: string
  cNumber: number
  cKind: Conversation['kind']
  conversationName: string | null
  lastSeq: number
  begunAt: Date
  state: Conversation['state']
  pinned: boolean
  archived: boolean
  mutedUntil: Date | null
  draft: string | null
  activityAt: Date
  changedAt: Date
  unreadCount: number
}

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

/** A conversation with what a list needs to go on from it. */
export interface LoadedConversation {
  view: Conversation
  changedAt: Date
}

/** What was begun and never said anything in is listed for who began it only. */
export const isListed = ({ sql, caller }: CallerCtx) => sql`(c.last_seq > 0 or c.created_by = ${caller.userId})`

/**
 * The caller's conversations that `condition` picks, over `ms` (membership) and `c` (conversation), in two queries.
 * `tail` orders and limits.
 */
export async function loadConversations(ctx: CallerCtx, condition: Fragment, tail: Fragment): Promise<LoadedConversation[]> {
  const { sql } = ctx
  const rows = await sql<(ConversationRow & (MessageRow | { id: null }))[]>`
    select c.id as "cId", c.number as "cNumber", c.kind as "cKind", c.name as "conversationName", c.last_seq as "lastSeq",
      c.created_at as "begunAt", ms.state, ms.pinned, ms.archived, ms.muted_until as "mutedUntil", ms.draft,
      ms.activity_at as "activityAt", ms.changed_at as "changedAt", ${unreadCount(sql)} as "unreadCount", ${messageColumns(sql)}
    from memberships ms
    join conversations c on c.id = ms.conversation_id
    left join messages m on m.id = c.last_message_id
    left join users s on s.id = m.sender_id
    where ms.user_id = ${ctx.caller.userId} and ms.state = 'active' and ${condition}
    ${tail}`
  const members = await loadMembers(ctx, rows.map(row => row.cId))
  return rows.map(row => ({ view: conversationView(row, members.get(row.cId) ?? []), changedAt: row.changedAt }))
}

async function loadMembers(ctx: CallerCtx, conversationIds: string[]): Promise<Map<string, Member[]>> {
  const { sql } = ctx
  const members = new Map<string, Member[]>()
  if (conversationIds.length === 0) return members
  const rows = await sql<MemberRow[]>`
    select ms.conversation_id as "conversationId", ms.role, ms.state, ms.read_seq as "readSeq", ms.delivered_seq as "deliveredSeq",
      u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", ${isOnline(sql)} as online, ${lastActive(sql)} as "lastActiveAt"
    from memberships ms join users u on u.id = ms.user_id left join presence p on p.user_id = u.id
    where ms.conversation_id = any(${conversationIds}) order by ms.created_at, u.number`
  for (const { conversationId, role, state, readSeq, deliveredSeq, lastActiveAt, ...user } of rows) {
    const member: Member = { user: { ...user, lastActiveAt: at(lastActiveAt) }, role, state, readSeq, deliveredSeq }
    members.set(conversationId, [...(members.get(conversationId) ?? []), member])
  }
  return members
}

function conversationView(row: ConversationRow & (MessageRow | { id: null }), members: Member[]): Conversation {
  return {
    id: row.cId,
    number: row.cNumber,
    kind: row.cKind,
    name: row.conversationName,
    members,
    lastMessage: row.id === null ? null : messageView(row),
    unreadCount: row.unreadCount,
    state: row.state,
    pinned: row.pinned,
    archived: row.archived,
    mutedUntil: at(row.mutedUntil),
    draft: row.draft,
    seq: row.lastSeq,
    activityAt: at(row.activityAt),
    createdAt: at(row.begunAt),
  }
}
