import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { connect } from '@/db/client'
import { databaseUrl, execute } from '@/db/test-statement'
import { exportOf } from '@/lib/messaging/account/account.fixture'
import { checkPassword } from '@/lib/messaging/sessions/sign-in'
import { scene } from '@/lib/messaging/testing/scene'

const world = scene()
const name = `${inject('databasePrefix')}_import_${process.pid}`
const url = databaseUrl(inject('postgresUrl'), name)
const folder = mkdtempSync(path.join(tmpdir(), 'parley-import-'))

beforeAll(() => execute(inject('postgresUrl'), `create database ${name}`))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...given: string[]) {
  const script = path.join(import.meta.dirname, 'import.ts')
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...given], {
    encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: url, DATA_DIR: folder },
  })
  return { status, stdout, stderr }
}

test('the import command brings an export into an empty server, says how its person signs in, and refuses a second time', async () => {
  const { ada } = await world.pair()
  const { file } = await exportOf(ada)
  const first = run(file)
  expect(first).toMatchObject({ status: 0, stderr: '' })
  const [, username = '', password = ''] = /^@(\S+) signs in with the password (\S+) /m.exec(first.stdout) ?? []
  expect(username).toBe(ada.made.username)
  const sql = connect(url, 1)
  expect(await checkPassword({ ...world.ctx, sql }, { username, password })).not.toBe('')
  await sql.end()
  const second = run(file)
  expect(second.status).toBe(1)
  expect(second.stderr).toBe(`There is somebody called @${username} on this server. Nothing of theirs was changed; --as gives another username.\n`)
})

test('the import command says how it is used', () => {
  expect(run()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('npm run import -- FILE.zip') as string })
})
