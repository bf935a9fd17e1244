import type { JSONValue } from 'postgres'
import type { Notice } from '@/lib/contract/views'
import type { Ctx } from '../ctx'
import type { ArchiveMessage } from './archive-format'
import type { EnsurePeople } from './import-people'
import type { ImportedIds } from './imported-ids'

interface Place {
  ids: ImportedIds
  ensure: EnsurePeople
  conversationId: string
  /** The number of the first message. */
  first: number
}

/**
 * Messages with their original times, what belongs to them, and one line of the log for each, in one statement. Link
 * previews are not taken over: what a link leads to is this server's own to find out.
 */
export async function importMessages({ sql }: Ctx, { ids, ensure, conversationId, first }: Place, messages: readonly ArchiveMessage[]): Promise<void> {
  await ensure(messages.flatMap(({ sender, reactions }) => [sender, ...reactions.map(({ user }) => user)]))
  const rows = messages.map((message, index) => ({
    id: ids(message.id), seq: first + index, sender: ids(message.sender.id), kind: message.kind, text: message.text, notice: renamed(ids, message.notice),
    reply: message.replyTo && ids(message.replyTo), forwarded: message.forwarded, silent: message.silent, mentions: message.mentions.map(ids),
    client: ids(`client ${message.id}`), created_at: message.createdAt, edited_at: message.editedAt, pinned_at: message.pinnedAt,
  }))
  const parts = <Part>(of: (message: ArchiveMessage) => Part[]) =>
    sql.json(messages.flatMap(message => of(message).map((part, position) => ({ message: ids(message.id), position, ...part }))) as JSONValue)
  await sql`
    with said as (
      select * from jsonb_to_recordset(${sql.json(rows as JSONValue)}::jsonb) as m (id uuid, seq bigint, sender uuid, kind text, text text, notice jsonb, reply uuid,
        forwarded boolean, silent boolean, mentions uuid[], client uuid, created_at timestamptz, edited_at timestamptz, pinned_at timestamptz)
    ), message as (
      insert into messages (id, conversation_id, seq, sender_id, kind, text, notice, reply_to_id, forwarded, silent, mentions, client_id, fingerprint, created_at, edited_at, pinned_at)
      select id, ${conversationId}, seq, sender, kind, text, nullif(notice, 'null'), case when reply in (select id from said) or exists (select from messages o where o.id = reply
        and o.conversation_id = ${conversationId}) then reply end, forwarded, silent, mentions, client, 'imported', created_at, edited_at, pinned_at
      from said order by seq on conflict (id) do nothing
    ), event as (
      insert into conversation_events (conversation_id, seq, id, type, message_id, user_id, at)
      select ${conversationId}, seq, gen_random_uuid(), 'message_created', id, sender, created_at from said on conflict do nothing
    ), attached as (
      insert into attachments (message_id, position, upload_id)
      select a.message, a.position, a.upload from jsonb_to_recordset(${parts(({ attachments }) => attachments.map(file => ({ upload: ids(file.id) })))}::jsonb)
        as a (message uuid, position int, upload uuid) join uploads up on up.id = a.upload on conflict do nothing
    ), edit as (
      insert into message_edits (message_id, position, text, edited_at)
      select e.message, e.position, e.text, e.at from jsonb_to_recordset(${parts(({ edits }) => edits.map(({ text, editedAt }) => ({ text, at: editedAt })))}::jsonb)
        as e (message uuid, position int, text text, at timestamptz) on conflict do nothing
    )
    insert into reactions (message_id, user_id, emoji, created_at)
    select r.message, r.person, r.emoji, r.at from jsonb_to_recordset(${parts(({ reactions }) =>
      reactions.map(({ emoji, user, createdAt }) => ({ person: ids(user.id), emoji, at: createdAt })))}::jsonb)
      as r (message uuid, position int, person uuid, emoji text, at timestamptz) order by r.message, r.position on conflict do nothing`
}

/** A notice names people by their ids. */
function renamed(ids: ImportedIds, notice: Notice | null): Notice | null {
  if (notice && 'userIds' in notice) return { ...notice, userIds: notice.userIds.map(ids) }
  return notice && 'userId' in notice ? { ...notice, userId: ids(notice.userId) } : notice
}
