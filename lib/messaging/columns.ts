import type { Database } from '@/db/client'
import { onlineMinutes } from './policy'

/** Columns of a `MessageRow`, of a message `m` and its sender `s`. */
export const messageColumns = (sql: Database) => sql`
  m.id, m.number, m.conversation_id as "conversationId", m.seq, m.kind, m.text, m.client_id as "clientId",
  m.created_at as "createdAt", m.edited_at as "editedAt", m.deleted_at as "deletedAt",
  s.id as "senderId", s.number as "senderNumber", s.username as "senderUsername", s.name as "senderName",
  s.avatar_url as "senderAvatarUrl"`

/** Whether the row `p` of presence means online right now (decision 15). */
export const isOnline = (sql: Database) => sql`coalesce(
  p.socket_until > now() or (
    greatest(p.heartbeat_at, p.active_at) > now() - make_interval(mins => ${onlineMinutes})
    and greatest(p.heartbeat_at, p.active_at) > coalesce(p.offline_at, '-infinity')), false)`

/** When the person of the row `p` of presence was last here. */
export const lastActive = (sql: Database) => sql`
  case when p.socket_until > now() then now() else greatest(p.heartbeat_at, p.active_at, p.offline_at) end`

/** How many messages of a membership `ms` are not the person's own, not deleted and not read (decision 9). */
export const unreadCount = (sql: Database) => sql`
  case when ms.incoming_seq > ms.read_seq then (
    select count(*)::int from messages u
    where u.conversation_id = ms.conversation_id and u.seq > ms.read_seq and u.sender_id <> ms.user_id and u.deleted_at is null
  ) else 0 end`
