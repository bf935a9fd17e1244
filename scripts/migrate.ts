import nextEnvironment from '@next/env'
import { migrateDatabase } from '@/db/migrate'
import { databaseUrl, EnvironmentError, projectRoot } from '@/lib/environment'

// `npm run migrate`: for deployments where no process of ours starts, such as a serverless host.
try {
  nextEnvironment.loadEnvConfig(projectRoot)
  await migrateDatabase(databaseUrl())
  console.log('The database has the newest schema.')
} catch (error) {
  console.error(error instanceof EnvironmentError ? error.message : error)
  process.exitCode = 1
}
