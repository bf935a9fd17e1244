import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import postgres from 'postgres'
import { migrateDatabase } from '@/db/migrate'
import { startPostgres } from '@/server/postgres'
import { databaseUrl, execute } from './test-statement'

declare module 'vitest' {
  interface ProvidedContext {
    /** The maintenance database of the server that the tests use. */
    postgresUrl: string
    /** What every database of this run begins with, so that two runs on one server do not meet. */
    databasePrefix: string
    /** Where the tests' data folders are; gone after the run. */
    filesFolder: string
  }
}

/**
 * Starts one Postgres for the whole run (or takes TEST_DATABASE_URL), with a migrated template that each worker clones.
 * Durability is off: these databases live for one run.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const folder = given ? null : mkdtempSync(path.join(tmpdir(), 'parley-test-'))
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const files = mkdtempSync(path.join(tmpdir(), 'parley-files-'))
  // An interrupted run ends without the steps below.
  process.once('exit', () => [folder, files].forEach(made => made && rmSync(made, { recursive: true, force: true })))
  const server = folder ? await startPostgres({ dataDir: folder, report: () => {}, settings }) : null
  const url = server?.url ?? given ?? ''
  const prefix = `parley_test_${process.pid}_${Date.now().toString(36)}`
  await execute(url, `create database ${prefix}_template`)
  await migrateDatabase(databaseUrl(url, `${prefix}_template`))
  project.provide('postgresUrl', url)
  project.provide('databasePrefix', prefix)
  project.provide('filesFolder', files)
  return async () => {
    if (!server) await dropDatabases(url, prefix)
    await server?.stop()
  }
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const found = await sql<{ datname: string }[]>`select datname from pg_database where starts_with(datname, ${prefix})`
  for (const { datname } of found) await sql.unsafe(`drop database if exists ${datname} with (force)`)
  await sql.end({ timeout: 5 })
}
