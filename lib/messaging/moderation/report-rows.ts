import type { Database } from '@/db/client'
import type { Report, ReportEntry } from '@/lib/contract/moderation-views'
import { at } from '../views'

/** The person of a row of users, as JSON in the shape of a `Person`. */
export function personColumn(sql: Database, alias: string) {
  const u = sql(alias)
  return sql`jsonb_build_object('id', ${u}.id, 'number', ${u}.number, 'username', ${u}.username, 'name', ${u}.name, 'avatarUrl', ${u}.avatar_url)`
}

/** A report as a query gives it: the view, with moments in place of their texts. */
export type ReportRow = Omit<Report, Moment> & { createdAt: Date; decidedAt: Date | null }
export type EntryRow = Omit<ReportEntry, Moment> & { createdAt: Date; decidedAt: Date | null }
type Moment = 'createdAt' | 'decidedAt'

/** Columns of a `ReportRow`, of a report `r` about the person `u`. */
export const reportColumns = (sql: Database) => sql`
  r.id, r.number, ${personColumn(sql, 'u')} as user, r.message_id as "messageId", r.reason, r.description, r.status, r.note,
  r.created_at as "createdAt", r.decided_at as "decidedAt"`

/** What an `EntryRow` has beyond, with the reporter `f` and whoever decided `d`. */
export const entryColumns = (sql: Database) => sql`
  ${reportColumns(sql)}, ${personColumn(sql, 'f')} as reporter,
  case when d.id is not null then ${personColumn(sql, 'd')} end as "decidedBy",
  case when r.text_key is null then 1 else (
    select count(*)::int from reports same
    where same.reported_id = r.reported_id and same.text_key = r.text_key and same.status = r.status) end as count`

/** Whence `entryColumns` come. */
export const entrySource = (sql: Database) => sql`
  reports r join users u on u.id = r.reported_id join users f on f.id = r.reporter_id left join users d on d.id = r.decided_by`

/** Both kinds, as they are shown. */
export function reportView<Row extends ReportRow>(row: Row): Omit<Row, Moment> & Record<'createdAt', string> & Record<'decidedAt', string | null> {
  return { ...row, createdAt: at(row.createdAt), decidedAt: at(row.decidedAt) }
}
