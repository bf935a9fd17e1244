import { listenedDatabase } from '@/db/client'
import type { Ctx } from '../ctx'

/** What verbs ask of the database while it listens. */
export interface Recorder {
  /** Every statement that was run on behalf of a recorded context, in order. */
  statements: string[]
  /** The same context, on a connection that is listened to. */
  record<Any extends Ctx>(ctx: Any): Any
  end(): Promise<void>
}

// What a client asks of the server about its types, once per connection.
const aboutTypes = /from pg_catalog\.pg_type/

export function recorder(): Recorder {
  const statements: string[] = []
  const sql = listenedDatabase(text => {
    if (!aboutTypes.test(text)) statements.push(text)
  })
  return { statements, record: ctx => ({ ...ctx, sql }), end: () => sql.end({ timeout: 5 }) }
}

/** Whether a statement writes rows; taking a row for an update alone does not. */
export function isWrite(statement: string): boolean {
  return /\b(insert\s+into|delete\s+from|update\s+\w+(\s+(as\s+)?\w+)?\s+set)\b/i.test(statement)
}
