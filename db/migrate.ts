import path from 'node:path'
import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { connect } from './client'

const lockNumber = 7_265_393 // any number that no other program on this database locks

/** Brings the database at `url` to the newest schema. Several at once wait for one another. */
export async function migrateDatabase(url: string): Promise<void> {
  const client = connect(url, 1)
  try {
    await client`select pg_advisory_lock(${lockNumber})`
    await migrate(drizzle(client), { migrationsFolder: path.join(import.meta.dirname, 'migrations') })
  } finally {
    await client.end({ timeout: 5 }) // the lock goes with its connection
  }
}
