import type { Fragment } from 'postgres'
import type { Database } from '@/db/client'
import type { Evidence } from '@/lib/contract/moderation-views'
import { isVisible } from '../columns'

/** So many messages on each side of the reported one are kept with it. */
const neighbours = 5

/**
 * A part of a statement, for `with recursive`: what is kept of the message in `target` (its row and that of the reporter's
 * membership), as `content (position, role, content)`. Neighbours are those that the reporter may see.
 */
export const contentOfMessage = (sql: Database, reporterId: string) => sql`
  around as (
    select id from target
    union all (${neighbour(sql, reporterId, sql`m.seq < t.seq order by m.seq desc`)})
    union all (${neighbour(sql, reporterId, sql`m.seq > t.seq order by m.seq`)})
  ), content as (
    select (row_number() over (order by m.seq))::int as position, case when m.id = t.id then 'reported' else 'neighbour' end as role,
      jsonb_build_object('id', m.id, 'number', m.number, 'seq', m.seq, 'kind', m.kind, 'text', m.text, 'replyToId', m.reply_to_id,
        'forwarded', m.forwarded, 'createdAt', ${rfc3339(sql, sql`m.created_at`)}, 'editedAt', ${rfc3339(sql, sql`m.edited_at`)},
        'sender', jsonb_build_object('id', s.id, 'number', s.number, 'username', s.username, 'name', s.name),
        'edits', (select coalesce(jsonb_agg(jsonb_build_object('text', e.text, 'editedAt', ${rfc3339(sql, sql`e.edited_at`)}) order by e.position), '[]')
          from message_edits e where e.message_id = m.id),
        'attachments', (select coalesce(jsonb_agg(jsonb_build_object('id', up.id, 'kind', up.kind, 'contentType', up.content_type, 'name', up.name,
            'size', up.size, 'width', up.width, 'height', up.height, 'duration', up.duration, 'thumbhash', up.thumbhash,
            'storageKey', up.storage_key, 'sizes', up.sizes) order by ma.position), '[]')
          from attachments ma join uploads up on up.id = ma.upload_id where ma.message_id = m.id)) as content
    from around a join messages m on m.id = a.id join users s on s.id = m.sender_id, target t
  )`

const neighbour = (sql: Database, reporterId: string, side: Fragment) => sql`
  select m.id from target t join messages m on m.conversation_id = t.conversation_id
    join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${reporterId}
  where ${isVisible(sql)} and ${side} limit ${neighbours}`

/** As `contentOfMessage`, of the person in `target`. */
export const contentOfPerson = (sql: Database) => sql`
  content as (
    select 1 as position, 'profile' as role, jsonb_build_object('id', t.id, 'number', t.number, 'username', t.username, 'name', t.name,
      'avatarUrl', t.avatar_url, 'bio', t.bio, 'createdAt', ${rfc3339(sql, sql`t.created_at`)}) as content
    from target t
  )`

/** A part of a statement, for `with recursive`: keeps `content` for the report in `report`, if there is one. */
export const keepEvidence = (sql: Database) => sql`
  chain as (
    select 0 as position, null::text as role, null::jsonb as content, ${seed(sql, sql`(select count(*) from content)`)} as hash from report r
    union all
    select e.position, e.role, e.content, ${hashOf(sql, sql`chain.hash`)}
    from chain join content e on e.position = chain.position + 1
  ), kept as (
    insert into evidence (report_id, position, role, content, hash)
    select r.id, c.position, c.role, c.content, c.hash from chain c, report r where c.position > 0
  )`

/** What the first piece follows: everything of a report `r` that never changes, and how many pieces there are. */
const seed = (sql: Database, count: Fragment) => sql`encode(sha256(convert_to(concat_ws(E'\n', r.id, r.number, r.reporter_id, r.reported_id,
  coalesce(r.message_id::text, '-'), coalesce(r.conversation_id::text, '-'), r.reason, r.description,
  (extract(epoch from r.created_at) * 1000)::bigint, ${count}), 'UTF8')), 'hex')`

/** The hash of a piece `e` after one with the hash `previous`. */
const hashOf = (sql: Database, previous: Fragment) =>
  sql`encode(sha256(convert_to(concat_ws(E'\n', ${previous}, e.position, e.role, e.content), 'UTF8')), 'hex')`

/** SQL for whether the evidence of a report `r` is all there and as it was taken. */
export const isIntact = (sql: Database) => sql`(
  select count(*) > 0 and bool_and(checked.hash = checked.expected) from (
    select e.hash, ${hashOf(sql, sql`coalesce(lag(e.hash) over (order by e.position), ${seed(sql, sql`(count(*) over ())`)})`)} as expected
    from evidence e where e.report_id = r.id) checked)`

/** Whether the evidence of a report is all there and as it was taken. */
export async function verifyEvidence(sql: Database, reportId: string): Promise<boolean> {
  const [checked] = await sql<{ intact: boolean }[]>`select ${isIntact(sql)} as intact from reports r where r.id = ${reportId}`
  return checked?.intact ?? false
}

/** The evidence of a report `r`: SQL for a JSON array of `Evidence`. */
export const evidenceOf = (sql: Database) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('role', e.role, 'content', e.content) order by e.position), '[]')
  from evidence e where e.report_id = r.id)`
export type EvidenceColumn = Evidence[]

/** Whether the upload `up` belongs to what was reported: its bytes are kept then, whatever is deleted. */
export const isEvidence = (sql: Database) => sql`exists (
  select from evidence kept
  where kept.content @> jsonb_build_object('attachments', jsonb_build_array(jsonb_build_object('id', up.id))))`

/** A moment as RFC 3339 in UTC. */
function rfc3339(sql: Database, moment: Fragment): Fragment {
  return sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
