import type { Stats } from '@/lib/contract/moderation-views'
import type { Database } from '@/db/client'
import type { CallerCtx } from '../ctx'
import { assertAdministrator } from './staff'

const shownDays = 30
const dayLength = 86_400_000
/** A table of more rows is not counted: the planner's estimate is near enough. */
const mostCounted = 100_000

type Totals = Omit<Stats, 'days' | 'messagesToday'>

/** The figures of this server, for administrators. */
export async function getStats(ctx: CallerCtx): Promise<Stats> {
  assertAdministrator(ctx)
  const [totals, days] = await Promise.all([readTotals(ctx.sql), readDays(ctx.sql)])
  return { ...totals, messagesToday: days.at(-1)?.messages ?? 0, days }
}

async function readTotals(sql: Database): Promise<Totals> {
  const [totals] = await sql<Totals[]>`
    select (select count(*) from users where deleted_at is null) as people,
      (select count(*) from presence
        where greatest(socket_until, heartbeat_at, active_at) >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC') as "activeToday",
      (select count(*) from presence where socket_until > now()) as connected,
      ${rowsOf(sql, 'conversations')} as conversations, ${rowsOf(sql, 'messages')} as messages,
      (select jsonb_build_object('pending', count(*) filter (where status = 'pending'), 'accepted', count(*) filter (where status = 'accepted'),
        'declined', count(*) filter (where status = 'declined'), 'cancelled', count(*) filter (where status = 'cancelled')) from requests) as requests,
      (select count(*) from reports where status in ('pending', 'reviewed')) as "openReports",
      (select coalesce(sum(stored_size), 0)::bigint from uploads) as "storageBytes"`
  if (!totals) throw new Error('A query of totals gave no row.')
  return totals
}

const rowsOf = (sql: Database, table: 'conversations' | 'messages') => sql`(
  select case when reltuples > ${mostCounted} then reltuples::bigint else (select count(*) from ${sql(table)}) end
  from pg_class where oid = ${table}::regclass)`

/** Ids are UUIDv7, in the order of their time: a day's rows are a range of the primary key, which needs no other index. */
async function readDays(sql: Database): Promise<Stats['days']> {
  const today = Math.floor(Date.now() / dayLength)
  const days = Array.from({ length: shownDays }, (_, index) => today - shownDays + 1 + index)
  const rows = await sql<Stats['days']>`
    select d.date,
      (select count(*) from users u where u.id >= d.first and u.id < d.next and u.deleted_at is null) as people,
      (select count(*) from messages m where m.id >= d.first and m.id < d.next) as messages
    from unnest(${days.map(dateOf)}::text[], ${days.map(firstIdOf)}::uuid[], ${days.map(day => firstIdOf(day + 1))}::uuid[]) as d (date, first, next)
    order by d.date`
  return [...rows]
}

const dateOf = (day: number) => new Date(day * dayLength).toISOString().slice(0, 10)

function firstIdOf(day: number): string {
  const time = (day * dayLength).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}
