import type { Database } from '@/db/client'
import { attachmentsOf } from './media/attachment-view'
import { onlineMinutes } from './policy'

/** A message `m` with everything that its view shows: sender `s`, what it answers to, and its link preview. */
export const messageSource = (sql: Database) => sql`
  messages m join users s on s.id = m.sender_id
  left join messages qm on qm.id = m.reply_to_id and qm.deleted_at is null left join users qs on qs.id = qm.sender_id
  left join link_previews lp on lp.key = m.preview_key and lp.status = 'ready'`

/** Columns of a `MessageRow`, over `messageSource`. */
export const messageColumns = (sql: Database) => sql`
  m.id, m.number, m.conversation_id as "conversationId", m.seq, m.kind, m.text, m.notice, m.client_id as "clientId",
  m.mentions, m.forwarded, m.silent, m.created_at as "createdAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt", m.pinned_at as "pinnedAt",
  ${personOf(sql, 's')} as sender, ${attachmentsOf(sql)} as attachments,
  case when qm.id is not null then jsonb_build_object('id', qm.id, 'seq', qm.seq, 'text', qm.text, 'sender', ${personOf(sql, 'qs')},
    'attachments', (select count(*) from attachments qa where qa.message_id = qm.id)) end as "replyTo",
  (select jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.count, 'userIds', r.user_ids) order by r.first) from (
    select emoji, count(*) as count, array_agg(user_id) as user_ids, min(number) as first from reactions
    where message_id = m.id and removed_at is null group by emoji) r) as reactions,
  case when lp.key is not null then jsonb_build_object('url', lp.url, 'title', lp.title, 'description', lp.description, 'siteName', lp.site_name,
    'imageUrl', '/api/uploads/' || lp.image_upload_id) end as preview`

/** A row of people as a `Person`. */
function personOf(sql: Database, people: 's' | 'qs') {
  const name = sql(people)
  return sql`jsonb_build_object('id', ${name}.id, 'number', ${name}.number, 'username', ${name}.username, 'name', ${name}.name, 'avatarUrl', ${name}.avatar_url)`
}

/** Whether the member of `ms` may see the message `m`: not deleted, not before they came or after they left, not hidden or cleared by them. */
export const isVisible = (sql: Database) => sql`(
  m.deleted_at is null and m.seq > ms.cleared_seq and (ms.left_seq is null or m.seq <= ms.left_seq)
  and not exists (select from hidden_messages h where h.user_id = ms.user_id and h.message_id = m.id))`

/** Whether the member of `ms` may look into the conversation `c`: also asked and not yet accepted, and a group that they left and have not cleared since. */
export const isReadable = (sql: Database) => sql`(ms.state in ('active', 'requested') or (ms.state = 'left' and c.kind = 'group' and ms.left_seq > ms.cleared_seq))`

/** Whether the row `p` of presence means online right now (decision 15). */
export const isOnline = (sql: Database) => sql`coalesce(
  p.socket_until > now() or (
    greatest(p.heartbeat_at, p.active_at) > now() - make_interval(mins => ${onlineMinutes})
    and greatest(p.heartbeat_at, p.active_at) > coalesce(p.offline_at, '-infinity')), false)`

/** When the person of the row `p` of presence was last here. */
export const lastActive = (sql: Database) => sql`
  case when p.socket_until > now() then now() else greatest(p.heartbeat_at, p.active_at, p.offline_at) end`

/** Whether the message `u` is unread to the member of `ms`: not their own, not deleted, above the watermark and not read by itself, and still there for them to see. System messages never are (decision 9). */
export const isUnread = (sql: Database) => sql`(
  u.conversation_id = ms.conversation_id and u.seq > greatest(ms.read_seq, ms.cleared_seq) and u.sender_id <> ms.user_id
  and u.deleted_at is null and u.kind <> 'system' and (ms.left_seq is null or u.seq <= ms.left_seq)
  and not exists (select from read_marks x where x.conversation_id = u.conversation_id and x.user_id = ms.user_id and x.only and x.seq = u.seq)
  and not exists (select from hidden_messages h where h.user_id = ms.user_id and h.message_id = u.id))`

/** How many messages are unread to the member of `ms`. */
export const unreadCount = (sql: Database) => sql`
  case when ms.incoming_seq > greatest(ms.read_seq, ms.cleared_seq) then (
    select count(*)::int from messages u where ${isUnread(sql)}
  ) else 0 end`
