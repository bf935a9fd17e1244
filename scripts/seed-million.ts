import nextEnvironment from '@next/env'
import { million, seedScale, small } from '@/bench/core/seed'
import { migrateDatabase } from '@/db/migrate'
import { databaseUrl, projectRoot } from '@/lib/environment'

// `npx tsx scripts/seed-million.ts`: a million messages in 10,000 conversations of one person, into DATABASE_URL; with
// `--small` a thousand in 10. Prints who it is and how long it took.
nextEnvironment.loadEnvConfig(projectRoot)
const url = databaseUrl()
const scale = process.argv.includes('--small') ? small : million
const begun = performance.now()
const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`
await migrateDatabase(url)
const person = await seedScale(url, scale, step => console.error(`${seconds().padStart(8)}  ${step}`))
console.log(`${scale.messages} messages in ${scale.conversations} conversations of ${person.username} (password: "${person.password}") in ${seconds()}.`)
