import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApi, type TestApi } from '@/lib/http/testing/api'

const run = promisify(execFile)
const root = path.resolve(import.meta.dirname, '..')
// Below the project, or the runtime of the client is not found.
mkdirSync(path.join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(path.join(root, '.cache', 'client-'))
let api: TestApi

beforeAll(async () => {
  api = await startApi()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await api.close()
})

const program = (ben: string) => `
import { ok } from '@oazapfts/runtime'
import * as parley from './client'

parley.defaults.baseUrl = '${api.base}'
const username = 'ada-by-client'
const password = 'correct horse battery'
await ok(parley.signUp({ username, password, name: 'Ada Lovelace' }))
const { accessToken } = await ok(parley.createToken({ username, password }))
parley.defaults.headers = { authorization: 'Bearer ' + accessToken }
const conversation: parley.Conversation = await ok(parley.createConversation({ memberIds: ['${ben}'] }))
await ok(parley.sendMessage(conversation.id, { text: 'Hello from a typed client' }))
const { items }: { items: parley.Message[] } = await ok(parley.listMessages(conversation.id))
const upload = await ok(parley.createUpload({ file: new File(['A note.'], 'note.txt') }))
const bytes: Blob = await ok(parley.getUpload(upload.id))
const refused = await parley.getConversation('nowhere')
const code = refused.status === 404 ? refused.data.code : null
// @ts-expect-error a text is no number
const never = () => parley.sendMessage(conversation.id, { text: 1 })
console.log(JSON.stringify({ said: items.map(({ text, sender }) => [sender.username, text]), note: await bytes.text(), code, never: typeof never }))
`

test('the client that is generated from the definitions is typed, and speaks with a real server', async () => {
  const ben = await api.client()
  const tsx = ['--import', 'tsx']
  await run(process.execPath, [...tsx, path.join(root, 'scripts/generate-client.ts'), path.join(folder, 'client.ts')], { cwd: root })
  writeFileSync(path.join(folder, 'program.ts'), program(ben.made.id))
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ extends: '../../tsconfig.json', compilerOptions: { incremental: false, plugins: [] }, include: ['*.ts'] }))
  const types = await run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]).catch((error: { stdout: string }) => error)
  expect(types.stdout).toBe('')
  const { stdout } = await run(process.execPath, [...tsx, path.join(folder, 'program.ts')], { cwd: root })
  expect(JSON.parse(stdout)).toEqual({ said: [['ada-by-client', 'Hello from a typed client']], note: 'A note.', code: 'not_found', never: 'function' })
}, 120_000)
