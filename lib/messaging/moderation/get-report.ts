import { notFound } from '@/lib/contract/errors'
import type { ReportDetails } from '@/lib/contract/moderation-views'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { appendToAuditLog } from './audit-log'
import { type EvidenceColumn, evidenceOf, isIntact } from './evidence'
import { entryColumns, entrySource, type EntryRow, reportView } from './report-rows'
import { assertModerator } from './staff'

/**
 * A report with its evidence. Whoever looks is noted in the statement that reads. A report about oneself does not exist,
 * so that nobody learns who reported them.
 */
export async function getReport(ctx: CallerCtx, input: { id: string }): Promise<ReportDetails> {
  assertModerator(ctx)
  const { sql } = ctx
  const id = await reportIdOf(ctx, input.id)
  const [row] = await sql<(EntryRow & { evidence: EvidenceColumn; intact: boolean })[]>`
    with ${appendToAuditLog(ctx, { action: 'report_viewed', subjectType: 'report', subjectId: id })}
    select ${entryColumns(sql)}, ${evidenceOf(sql)} as evidence, ${isIntact(sql)} as intact from ${entrySource(sql)} where r.id = ${id}`
  if (!row) throw notFound('This report')
  return reportView(row)
}

/** The id of a report that the caller may handle. Throws `not_found` for any other, and for one about the caller. */
export async function reportIdOf({ sql, caller }: CallerCtx, ref: string): Promise<string> {
  const name = parseRef(ref)
  const [report] = name
    ? await sql<{ id: string }[]>`
        select id from reports where ${name.id ? sql`id = ${name.id}` : sql`number = ${name.number}`} and reported_id <> ${caller.userId}`
    : []
  if (!report) throw notFound('This report')
  return report.id
}
