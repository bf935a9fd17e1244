import type { Fragment } from 'postgres'
import { v7 as newId } from 'uuid'
import type { Database } from '@/db/client'
import type { AuditAction, AuditEntry } from '@/lib/contract/moderation-views'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { at } from '../views'
import { personColumn } from './report-rows'
import { assertModerator } from './staff'

/** What a member of staff did or looked at. */
interface Deed {
  action: AuditAction
  subjectType: AuditEntry['subjectType']
  subjectId: string
  /** SQL for a jsonb, over the columns of `from`. */
  details?: Fragment
  /** The part of the statement that says by a row (at most one) that it was really done, like `from changed`. */
  from?: Fragment
}

/**
 * Data-modifying parts of a statement that append one entry of the caller's to the audit log. Each entry's hash covers
 * the one before. The last hash stands in a row of its own, so that whoever appends at the same time waits for it and
 * goes on from there: it must be the last row that a statement locks.
 */
export function appendToAuditLog({ sql, caller }: CallerCtx, deed: Deed): Fragment {
  return sql`
    audit_entry as (
      select ${newId()}::uuid as id, ${caller.userId}::uuid as actor_id, ${deed.action}::text as action, ${deed.subjectType}::text as subject_type,
        ${deed.subjectId}::uuid as subject_id, ${deed.details ?? sql`'{}'::jsonb`} as details, now()::timestamptz(3) as at ${deed.from ?? sql``}
    ), audit_head as (
      insert into server_state as head (key, value)
      select 'audit_log', jsonb_build_object('hash', ${hashOf(sql, sql`''`)}) from audit_entry e
      on conflict (key) do update set value = (
        select jsonb_build_object('hash', ${hashOf(sql, sql`head.value ->> 'hash'`)}) from audit_entry e)
      returning head.value ->> 'hash' as hash
    ), audited as (
      insert into audit_log (id, actor_id, action, subject_type, subject_id, details, at, hash)
      select e.id, e.actor_id, e.action, e.subject_type, e.subject_id, e.details, e.at, h.hash from audit_entry e, audit_head h
    )`
}

/** The hash of an entry `e` after one with the hash `previous`. */
const hashOf = (sql: Database, previous: Fragment) => sql`encode(sha256(convert_to(concat_ws(E'\n', ${previous},
  e.id, e.actor_id, e.action, e.subject_type, e.subject_id, e.details, (extract(epoch from e.at) * 1000)::bigint), 'UTF8')), 'hex')`

const previousHash = (sql: Database) => sql`coalesce((select p.hash from audit_log p where p.number < e.number order by p.number desc limit 1), '')`

/** Whether every entry is there as it was written, in order, and the last one is the last. */
export async function verifyAuditLog(sql: Database): Promise<boolean> {
  const [checked] = await sql<{ intact: boolean }[]>`
    select coalesce(bool_and(e.hash = ${hashOf(sql, previousHash(sql))}), true)
      and (select l.hash from audit_log l order by l.number desc limit 1)
        is not distinct from (select value ->> 'hash' from server_state where key = 'audit_log') as intact
    from audit_log e`
  return checked?.intact ?? false
}

type Row = Omit<AuditEntry, 'at'> & { at: Date; intact: boolean }

/** What staff did and looked at, newest first; `intact` says whether the entries of this page are as they were written. */
export async function listAuditLog(
  ctx: CallerCtx,
  input: { limit: number; cursor?: string | undefined },
): Promise<{ items: AuditEntry[]; nextCursor: string | null; intact: boolean }> {
  assertModerator(ctx)
  const { sql } = ctx
  const before = input.cursor ? readCursor(ctx.secret, 'audit', input.cursor)[0] : undefined
  const rows = await sql<Row[]>`
    select e.id, e.number, ${personColumn(sql, 'a')} as actor, e.action, e.subject_type as "subjectType", e.subject_id as "subjectId",
      e.details, e.at, e.hash = ${hashOf(sql, previousHash(sql))} as intact
    from audit_log e join users a on a.id = e.actor_id
    ${before === undefined ? sql`` : sql`where e.number < ${Number(before)}`} order by e.number desc limit ${input.limit + 1}`
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(({ intact: _, ...row }) => ({ ...row, at: at(row.at) })),
    nextCursor: last ? writeCursor(ctx.secret, 'audit', [last.number]) : null,
    intact: shown.every(({ intact }) => intact),
  }
}
