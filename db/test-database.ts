import { inject } from 'vitest'
import { databaseUrl, execute } from './test-server'

/**
 * Gives each test file's worker a database of its own, cloned from the migrated template, before anything reads
 * DATABASE_URL. A worker number is reused by the next file once it is free, so the clone is made anew.
 */
const url = inject('postgresUrl')
const prefix = inject('databasePrefix')
const name = `${prefix}_${process.env.VITEST_POOL_ID ?? process.pid}`
await execute(url, `drop database if exists ${name} with (force)`)
await execute(url, `create database ${name} template ${prefix}_template`)
process.env.DATABASE_URL = databaseUrl(url, name)
