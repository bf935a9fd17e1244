import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const ROOT = path.resolve(import.meta.dirname, '..')
const OXLINT = path.join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')

type Rule = { folder: string; refused: string[]; allowed: string[] }

const RULES: Rule[] = [
  { folder: 'lib/contract', refused: ['@/db/client', '@/lib/messaging/verb', '../messaging/verb', '@/lib/environment', 'react', 'next/server'], allowed: ['zod/mini', './views', '@/lib/contract/views'] },
  { folder: 'lib/words', refused: ['react', '@/lib/client/api', 'zod/mini'], allowed: ['@/lib/contract/errors', './plurals'] },
  { folder: 'lib/messaging/messages', refused: ['next/server', 'react', 'pusher', 'ws', '@/lib/realtime/publish', '../../http/handle', '@/app/page'], allowed: ['@/lib/contract', '@/db/client', '../access', 'postgres'] },
  { folder: 'lib/realtime', refused: ['@/lib/http/handle', 'next/server', 'react', '@/server/main'], allowed: ['@/lib/messaging/verb', '@/db/client', '@/lib/contract', '@/lib/environment', 'ws', 'pusher'] },
  { folder: 'lib/realtime/gateway', refused: ['@/lib/dialects/dms/socket', 'next/server', 'react', '@/server/main', 'postgres'], allowed: ['@/lib/http/socket', '@/lib/realtime/server', '@/lib/messaging/ctx', '@/lib/contract', '@/lib/environment', 'ws', 'socket.io', 'pusher-js'] },
  { folder: 'lib/http', refused: ['@/app/page', '@/components/ui/button', '@/lib/client/api', 'pusher'], allowed: ['next/server', 'next-auth', '@/lib/messaging/verb', '@/lib/realtime/publish', '@/lib/contract', '@/db/client', '@/lib/environment'] },
  { folder: 'lib/client', refused: ['@/db/client', '@/lib/messaging/verb', '@/lib/environment', '../http/handle', 'postgres'], allowed: ['@/lib/contract', 'pusher-js', '@tanstack/react-query', 'react'] },
  { folder: 'lib/dialects/dms', refused: ['@/db/client', '../chat/map', '@/lib/dialects/chat/map', '@/lib/realtime/publish', 'next/server'], allowed: ['@/lib/messaging/verb', '@/lib/http/handle', '@/lib/contract', './map'] },
  { folder: 'components/thread', refused: ['@/db/client', '@/lib/messaging/verb', '@/lib/http/handle', '@/app/page', '@/lib/environment', 'pusher-js'], allowed: ['@/lib/client/api', '@/lib/contract', '../ui/button', 'react'] },
  { folder: 'db', refused: ['@/lib/messaging/verb', '../lib/http/handle', '@/server/main', 'next/server'], allowed: ['@/lib/contract', '@/lib/environment', 'postgres', 'drizzle-orm'] },
  { folder: 'app/inbox', refused: [], allowed: ['@/db/client', '@/lib/messaging/verb', '@/components/ui/button', '@/lib/http/handle', 'react'] },
  { folder: 'server', refused: [], allowed: ['@/db/client', '@/lib/messaging/verb', '@/lib/realtime/publish', 'ws'] },
]

const STATEMENTS: Record<string, (target: string) => string> = {
  'import': (target) => `import { x } from '${target}'\nexport const y = x\n`,
  'type import': (target) => `import type { x } from '${target}'\nexport type Y = x\n`,
  're-export': (target) => `export { x } from '${target}'\n`,
  'dynamic import': (target) => `export const y = import('${target}')\n`,
}

/** One project with one file per case, so that the linter runs once. */
const folder = mkdtempSync(path.join(tmpdir(), 'parley-walls-'))
const expectations: { title: string; file: string; code: string; refused: boolean }[] = []
let found: Map<string, string[]>

for (const { folder: area, refused, allowed } of RULES) {
  refused.forEach((target, index) => add(`${area} may not import ${target}`, area, `refused-${index}`, 'import', target, true))
  allowed.forEach((target, index) => add(`${area} may import ${target}`, area, `allowed-${index}`, 'import', target, false))
}
for (const kind of ['type import', 're-export', 'dynamic import']) {
  add(`a ${kind} counts as an import`, 'lib/contract', kind.replace(' ', '-'), kind, '@/db/client', true)
}

const endpoint = '@/lib/contract/endpoints/messages'
/** What pages may have of the endpoints: their types. */
const schemas = [
  { title: 'a value', file: 'components/thread/schema-value.ts', code: `import { x } from '${endpoint}'\nexport const y = x\n`, refused: true },
  { title: 'a value beside a type', file: 'lib/client/schema-mixed.ts', code: `import { type X, y } from '${endpoint}'\nexport const z: X = y\n`, refused: true },
  { title: 'a value of the whole contract', file: 'lib/client/schema-contract.ts', code: `import { contract } from '@/lib/contract'\nexport const y = contract\n`, refused: true },
  { title: 'a value by a relative path', file: 'lib/client/schema-relative.ts', code: `import { x } from '../contract/endpoints/messages'\nexport const y = x\n`, refused: true },
  { title: 'a value fetched later', file: 'components/thread/schema-later.ts', code: `export const y = import('${endpoint}')\n`, refused: true },
  { title: 'a value handed on', file: 'lib/client/schema-re-export.ts', code: `export { x } from '${endpoint}'\n`, refused: true },
  { title: 'everything handed on', file: 'lib/client/schema-all.ts', code: `export * from '${endpoint}'\n`, refused: true },
  { title: 'a type', file: 'components/thread/schema-type.ts', code: `import type { X } from '${endpoint}'\nexport type Y = X\n`, refused: false },
  { title: 'a type among names', file: 'lib/client/schema-inline.ts', code: `import { type X } from '${endpoint}'\nexport type Y = X\n`, refused: false },
  { title: 'a value in a test', file: 'lib/client/schema.test.ts', code: `import { x } from '${endpoint}'\nexport const y = x\n`, refused: false },
  { title: 'another part of the contract', file: 'lib/client/schema-text.ts', code: `import { x } from '@/lib/contract/text'\nexport const y = x\n`, refused: false },
  { title: 'a value on the server', file: 'app/schema-value.ts', code: `import { x } from '${endpoint}'\nexport const y = x\n`, refused: false },
]

function add(title: string, area: string, name: string, kind: string, target: string, refused: boolean): void {
  expectations.push({ title, file: `${area}/${name}.ts`, code: STATEMENTS[kind]?.(target) ?? '', refused })
}

function write(file: string, code: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  writeFileSync(path.join(folder, file), code)
}

beforeAll(() => {
  for (const { file, code } of expectations) write(file, code)
  write('lib/messaging/held.ts', `export const held = (sql: { begin(f: () => void): void }) => sql.begin(() => {})\n`)
  write('app/held.ts', `export const held = (db: { transaction(f: () => void): void }) => db.transaction(() => {})\n`)
  write('app/public.ts', `export const key = process.env.NEXT_PUBLIC_KEY\n`)
  write('lib/messaging/first.ts', `import { second } from './second'\nexport const first = () => second\n`)
  write('lib/messaging/second.ts', `import { first } from './first'\nexport const second = () => first\n`)
  for (const { file, code } of schemas) write(file, code)
  write('.next/ignored.ts', `export const key = process.env.NEXT_PUBLIC_KEY\n`)
  cpSync(path.join(ROOT, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'))
  cpSync(path.join(ROOT, 'scripts', 'lint'), path.join(folder, 'scripts', 'lint'), { recursive: true })
  cpSync(path.join(ROOT, 'tsconfig.json'), path.join(folder, 'tsconfig.json'))
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  found = lint()
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The rules that each file breaks, as the project's own configuration sees it. */
function lint(): Map<string, string[]> {
  const { stdout, stderr } = spawnSync(process.execPath, [OXLINT, '--format', 'json'], { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 })
  if (!stdout.trimStart().startsWith('{')) throw new Error(stdout + stderr)
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] }
  const rules = new Map<string, string[]>()
  for (const { filename, code } of diagnostics) rules.set(filename, [...(rules.get(filename) ?? []), code])
  return rules
}

describe('import walls', () => {
  test.each(expectations)('$title', ({ file, refused }) => {
    const walls = (found.get(file) ?? []).filter((code) => code === 'parley(walls)')
    expect(walls).toHaveLength(refused ? 1 : 0)
  })

  test.each(schemas)('of the endpoints $title is refused in pages: $refused', ({ file, refused }) => {
    expect((found.get(file) ?? []).filter((code) => code === 'parley(no-schemas-in-browser)')).toHaveLength(refused ? 1 : 0)
  })

  test('no file imports itself through others', () => {
    expect(found.get('lib/messaging/first.ts')).toContain('import(no-cycle)')
  })

  test.each(['lib/messaging/held.ts', 'app/held.ts'])('%s may not hold a transaction open', (file) => {
    expect(found.get(file)).toContain('parley(no-transaction)')
  })

  test('nothing of the environment is built into the browser bundle', () => {
    expect(found.get('app/public.ts')).toContain('parley(no-public-variable)')
  })

  test('what a build writes is not linted', () => {
    expect([...found.keys()].filter((file) => file.startsWith('.next'))).toEqual([])
  })
})
