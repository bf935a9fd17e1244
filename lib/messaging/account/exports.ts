import { v7 as newId } from 'uuid'
import type { ExportView } from '@/lib/contract/views'
import { notFound } from '@/lib/contract/errors'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { enqueueFrom } from '../jobs/enqueue'
import { jobsEnqueued } from '../jobs/wake'
import type { StoredFile } from '../media/find-upload'
import { created, existing, type Outcome } from '../verb'
import { at } from '../views'
import { makeExport } from './make-export'

/** So long an export is kept, in days. */
export const exportDays = 7

interface Row extends Omit<ExportView, 'createdAt' | 'finishedAt' | 'expiresAt'> {
  createdAt: Date
  finishedAt: Date | null
  expiresAt: Date | null
}

const columns = ({ sql }: Pick<CallerCtx, 'sql'>) => sql`
  e.id, e.status, e.size, e.created_at as "createdAt", e.finished_at as "finishedAt",
  case when e.status = 'ready' then e.finished_at + make_interval(days => ${exportDays}) end as "expiresAt"`

const view = (row: Row): ExportView => ({ ...row, createdAt: at(row.createdAt), finishedAt: at(row.finishedAt), expiresAt: at(row.expiresAt) })

/**
 * Begins to make a zip of everything of the caller's; a job does it. One is made at a time, and at most one an hour: the
 * one that is being made, or was made within the hour, is answered again.
 */
export async function requestExport(ctx: CallerCtx): Promise<Outcome<ExportView>> {
  const { sql, caller } = ctx
  const recent = () => sql<Row[]>`
    select ${columns(ctx)} from exports e where e.user_id = ${caller.userId}
      and (e.status = 'preparing' or (e.status = 'ready' and e.finished_at > now() - interval '1 hour')) order by e.created_at desc limit 1`
  const [before] = await recent()
  if (before) return existing(view(before))
  const [begun] = await sql<Row[]>`
    with e as (
      insert into exports (id, user_id) values (${newId()}, ${caller.userId}) on conflict (user_id) where status = 'preparing' do nothing returning *
    ), queued as (${enqueueFrom(sql, makeExport, sql`select id::text, jsonb_build_object('exportId', id) from e`)})
    select ${columns(ctx)} from e`
  jobsEnqueued()
  if (begun) return created(view(begun))
  // Another call began one at the same moment.
  const [other] = await recent()
  if (!other) throw notFound('This export')
  return existing(view(other))
}

/** The caller's exports, the newest first; what is older than a week is gone. */
export async function listExports(ctx: CallerCtx): Promise<{ items: ExportView[] }> {
  const rows = await ctx.sql<Row[]>`select ${columns(ctx)} from exports e where e.user_id = ${ctx.caller.userId} order by e.created_at desc, e.id desc`
  return { items: rows.map(view) }
}

/** The caller's export: its zip once it is ready, else how it stands. Throws `not_found` for anybody else's. */
export async function findExport(ctx: CallerCtx, input: { id: string }): Promise<{ view: ExportView; file: StoredFile | null }> {
  const id = parseRef(input.id)?.id
  const [row] = id
    ? await ctx.sql<(Row & { key: string | null })[]>`
        select ${columns(ctx)}, e.storage_key as key from exports e where e.id = ${id} and e.user_id = ${ctx.caller.userId}`
    : []
  if (!row) throw notFound('This export')
  const { key, ...rest } = row
  const name = `parley-${ctx.caller.person.username}-${at(row.createdAt).slice(0, 10)}.zip`
  const file = row.status === 'ready' && key ? { key, contentType: 'application/zip', name, size: row.size ?? 0 } : null
  return { view: view(rest), file }
}
