import type { Report, ReportEntry, ReportStatus } from '@/lib/contract/moderation-views'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { entryColumns, entrySource, type EntryRow, reportColumns, type ReportRow, reportView } from './report-rows'
import { assertModerator } from './staff'

interface Page {
  limit: number
  cursor?: string | undefined
}

/** The caller's own reports and what became of them, newest first. */
export async function listReports(ctx: CallerCtx, input: Page): Promise<{ items: Report[]; nextCursor: string | null }> {
  const { sql, caller } = ctx
  const scope = `reports ${caller.userId}`
  const before = input.cursor ? readCursor(ctx.secret, scope, input.cursor) : undefined
  const rows = await sql<ReportRow[]>`
    select ${reportColumns(sql)} from reports r join users u on u.id = r.reported_id
    where r.reporter_id = ${caller.userId}
      ${before ? sql`and (r.created_at, r.id) < (${String(before[0])}::timestamptz, ${String(before[1])}::uuid)` : sql``}
    order by r.created_at desc, r.id desc limit ${input.limit + 1}`
  const items = rows.slice(0, input.limit).map(reportView)
  const last = rows.length > input.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? writeCursor(ctx.secret, scope, [last.createdAt, last.id]) : null }
}

/**
 * What waits for staff, longest waiting first; what is decided, newest first. Reports of the same text by the same person
 * are one entry, the first of them. It shows nothing of what anybody said. Nobody sees reports about themselves.
 */
export async function listReportQueue(ctx: CallerCtx, input: Page & { status: ReportStatus }): Promise<{ items: ReportEntry[]; nextCursor: string | null }> {
  assertModerator(ctx)
  const { sql, caller } = ctx
  const scope = `queue ${input.status}`
  const from = input.cursor ? Number(readCursor(ctx.secret, scope, input.cursor)[0]) : undefined
  const isOpen = input.status === 'pending' || input.status === 'reviewed'
  const rows = await sql<EntryRow[]>`
    select ${entryColumns(sql)} from ${entrySource(sql)}
    where r.status = ${input.status} and r.reported_id <> ${caller.userId}
      and not exists (select from reports first where first.reported_id = r.reported_id and first.text_key = r.text_key
        and first.status = r.status and first.number < r.number)
      ${from === undefined ? sql`` : isOpen ? sql`and r.number > ${from}` : sql`and r.number < ${from}`}
    order by r.number ${isOpen ? sql`asc` : sql`desc`} limit ${input.limit + 1}`
  const items = rows.slice(0, input.limit).map(reportView)
  const last = rows.length > input.limit ? items.at(-1) : undefined
  return { items, nextCursor: last ? writeCursor(ctx.secret, scope, [last.number]) : null }
}
