import { closeDatabase, database } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { seedDemo } from '@/db/seed'
import { demoAccounts } from '@/db/seed/cast'
import { databaseUrl, readEnvironment, type Environment } from '@/lib/environment'
import { ensureAdministrator } from '@/lib/messaging/people/ensure-administrator'
import { ensureDatabase, startPostgres } from '@/server/postgres'
import { setVariables } from '@/server/prepare'
import type { Progress } from '@/server/progress'
import type { Shutdown } from '@/server/shutdown'

export type DemoAccount = { username: string; password: string }

/** The operator's Postgres or our own, with the newest schema, the administrator, and on our own the demo cast, which is returned. */
export async function startDatabase(environment: Environment, progress: Progress, shutdown: Shutdown, patience: number): Promise<DemoAccount[]> {
  const embedded = environment.database.url === null
  if (embedded) await progress.step('Postgres', () => startEmbedded(environment, progress, shutdown, patience))
  await progress.step('Schema', async () => {
    await migrateDatabase(databaseUrl(readEnvironment()))
    shutdown.add('Database connections', closeDatabase)
    if (environment.administrator) await ensureAdministrator({ sql: database() }, environment.administrator)
    if (environment.demo) await seedDemo(database())
  }, () => (embedded ? 'up to date' : 'up to date in the database of DATABASE_URL'))
  return environment.demo ? demoAccounts.map(({ username, password }) => ({ username, password })) : []
}

async function startEmbedded({ dataDir }: Environment, progress: Progress, shutdown: Shutdown, patience: number): Promise<void> {
  const starting = startPostgres({
    dataDir, patience,
    report: (message) => progress.note('Postgres', message),
    onLost: (error) => {
      progress.note('Postgres', `cannot be started again: ${error.message}`)
      shutdown.begin(1)
    },
  })
  // A stop in the middle of the start waits for the server that is coming up.
  shutdown.add('Postgres', async () => (await starting.catch(() => null))?.stop())
  setVariables({ DATABASE_URL: await ensureDatabase((await starting).url, 'parley'), PARLEY_EMBEDDED_DATABASE: '1' })
}
