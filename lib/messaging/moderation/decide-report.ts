import { notFound, ParleyError } from '@/lib/contract/errors'
import type { ReportEntry } from '@/lib/contract/moderation-views'
import { normaliseText } from '@/lib/contract/text'
import type { CallerCtx } from '../ctx'
import { appendToAuditLog } from './audit-log'
import { reportIdOf } from './get-report'
import { entryColumns, entrySource, type EntryRow, reportView } from './report-rows'
import { comesFrom, type Decision } from './report-status'
import { assertModerator } from './staff'

const maxNote = 1000

/**
 * Takes up or decides a report, and with it all open ones of the same text by the same person. `note` is what reporters
 * read. Throws `conflict` for one that is decided already, or was taken up by somebody.
 */
export async function decideReport(ctx: CallerCtx, input: { id: string; status: Decision; note?: string | undefined }): Promise<ReportEntry> {
  assertModerator(ctx)
  const note = normaliseText(input.note ?? '', { blank: true, maxLength: maxNote }) || null
  const id = await reportIdOf(ctx, input.id)
  if (!(await decide(ctx, id, input.status, note))) throw new ParleyError('conflict', 'This report was decided already.')
  const { sql } = ctx
  const [row] = await sql<EntryRow[]>`select ${entryColumns(sql)} from ${entrySource(sql)} where r.id = ${id}`
  if (!row) throw notFound('This report')
  return reportView(row)
}

/** One statement: every report of the entry, in their order, and the audit log; false where this one cannot come there. */
async function decide(ctx: CallerCtx, id: string, status: Decision, note: string | null): Promise<boolean> {
  const { sql, caller } = ctx
  const from = [...comesFrom[status]]
  const decided = await sql`
    with entry as (
      select reported_id, text_key from reports where id = ${id}
    ), open as (
      select r.id from reports r, entry e
      where r.status = any(${from}) and (r.id = ${id} or (r.reported_id = e.reported_id and r.text_key = e.text_key))
      order by r.number for no key update of r
    ), decided as (
      update reports r set status = ${status}, note = coalesce(${note}, r.note), decided_by = ${caller.userId}, decided_at = now()
      where r.id in (select id from open) and ${id} in (select id from open)
      returning r.id, r.number
    ), done as (
      select jsonb_build_object('status', ${status}::text, 'note', ${note}::text, 'reportIds', jsonb_agg(id order by number)) as details
      from decided having count(*) > 0
    ), ${appendToAuditLog(ctx, { action: 'report_decided', subjectType: 'report', subjectId: id, details: sql`done.details`, from: sql`from done` })}
    select from done`
  return decided.length > 0
}
