import type { Database } from '@/db/client'

type Value = string | number | boolean | Date | null | string[]

/** Tables of a made world. */
export type Table =
  | 'users' | 'sessions' | 'conversations' | 'memberships' | 'messages' | 'conversation_events' | 'requests' | 'uploads' | 'attachments'
  | 'scheduled_messages' | 'webhooks' | 'push_subscriptions' | 'exports' | 'blocks' | 'matches'

/** Rows to be written, by table. Rows of one table have the same columns. */
export type Rows = Map<Table, Record<string, Value>[]>

export function addRow(rows: Rows, table: Table, row: Record<string, Value>): void {
  rows.set(table, [...(rows.get(table) ?? []), row])
}

/** One statement, so that rows may refer to one another in any order. */
export async function writeRows(sql: Database, rows: Rows): Promise<void> {
  const inserts = [...rows].map(([table, ofTable]) => sql`${sql(`new_${table}`)} as (insert into ${sql(table)} ${sql(ofTable)})`)
  const [first = sql``, ...others] = inserts
  await sql`with ${others.reduce((all, insert) => sql`${all}, ${insert}`, first)} select 1`
}
