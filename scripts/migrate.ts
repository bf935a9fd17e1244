import { loadEnvConfig } from '@next/env'
import { migrateDatabase } from '@/db/migrate'
import { databaseUrl, projectRoot } from '@/lib/environment'

// `npm run migrate`: for deployments where no process of ours starts, such as a serverless host.
loadEnvConfig(projectRoot)
await migrateDatabase(databaseUrl())
console.log('The database has the newest schema.')
