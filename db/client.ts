import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres, { type Sql } from 'postgres'
import { databaseUrl } from '@/lib/environment'
import * as schema from './schema'

/** The raw client, for statements that are written out: every write verb and every hot read. */
export type Database = Sql

// One connection pool per process, also where a bundler loads this file more than once.
const pools = globalThis as typeof globalThis & { parleyPools?: { raw: Sql; mapped: Sql } }

/**
 * Connections come from a pool of at most 20. `?pgbouncer=true` in the address switches prepared
 * statements off, for poolers that hand out a connection per statement. `onStatement` is told each one's text.
 */
export function connect(url: string, max = 20, onStatement?: (text: string) => void): Sql {
  const address = new URL(url)
  const pooled = address.searchParams.get('pgbouncer') === 'true'
  address.searchParams.delete('pgbouncer')
  return postgres(address.toString(), {
    max,
    idle_timeout: 60,
    connect_timeout: 10,
    prepare: !pooled,
    onnotice: () => {},
    debug: onStatement ? (_connection, text) => onStatement(text) : false,
    types: { bigint: wholeNumber },
    connection: { application_name: 'parley' },
  })
}

// Our bigint columns count rows and changes; none of them leaves the range that a JavaScript number holds exactly.
const wholeNumber = { to: 20, from: [20], parse: Number, serialize: String }

function open() {
  // drizzle changes the parsers of the client it is given, so it gets one of its own.
  pools.parleyPools ??= { raw: connect(databaseUrl()), mapped: connect(databaseUrl(), 5) }
  return pools.parleyPools
}

/** The shared raw client. */
export function database(): Database {
  return open().raw
}

/** The shared drizzle client, for simple reads and writes by table. */
export function tables(): PostgresJsDatabase<typeof schema> {
  return drizzle(open().mapped, { schema })
}

/** A client of its own that tells the text of each statement; whoever opens it ends it. */
export function listenedDatabase(onStatement: (text: string) => void): Database {
  return connect(databaseUrl(), 4, onStatement)
}

/** Ends every connection of this process; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = pools.parleyPools
  delete pools.parleyPools
  await Promise.all([open?.raw.end({ timeout: 5 }), open?.mapped.end({ timeout: 5 })])
}
