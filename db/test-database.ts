import { inject } from 'vitest'
import { databaseUrl, execute } from './test-statement'

/**
 * Gives each test file a database of its own, cloned from the migrated template, before anything reads DATABASE_URL.
 * A file runs in a process of its own, so the process id names it; all are removed at the end of the run.
 */
const url = inject('postgresUrl')
const prefix = inject('databasePrefix')
const name = `${prefix}_${process.pid}`
await execute(url, `create database ${name} template ${prefix}_template`)
process.env.DATABASE_URL = databaseUrl(url, name)
