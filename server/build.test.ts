import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BuildError, ensureBuild, hashSources } from '@/server/build'

let root = ''

/** A project whose `next build` is a program of three lines: what is tested is when it runs. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'parley build '))
  write('package.json', '{}')
  write('app/page.tsx', 'export default 1')
  write('node_modules/next/package.json', '{"name":"next"}')
  builder(`fs.mkdirSync('.next', { recursive: true }); fs.appendFileSync('builds', 'x'); fs.writeFileSync('.next/BUILD_ID', String(process.pid))`)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, content: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), content)
}

function builder(program: string): void {
  write('node_modules/next/dist/bin/next', `const fs = require('node:fs')\n${program}`)
}

function builds(): number {
  return readFileSync(path.join(root, 'builds'), 'utf8').length
}

const build = () => ensureBuild({ root, report: () => {} })

test('a build is made once for the same sources', async () => {
  expect(await build()).toBe(true)
  expect(await build()).toBe(false)
  expect(builds()).toBe(1)
})

test.each(['app/page.tsx', 'lib/deep/er/file.ts', 'package-lock.json', 'next.config.ts'])('a change in %s makes a new build', async (file) => {
  await build()
  write(file, 'changed')
  expect(await build()).toBe(true)
})

test.each(['lib/x.test.ts', 'e2e/story.ts', 'server/main.ts', 'lib/README.md', 'db/migrations/0001.sql'])('a change in %s makes none', async (file) => {
  await build()
  write(file, 'changed')
  expect(await build()).toBe(false)
})

test('moving content from one file to another counts as a change', () => {
  write('lib/a.ts', 'x')
  const before = hashSources(root)
  rmSync(path.join(root, 'lib/a.ts'))
  write('lib/b.ts', 'x')
  expect(hashSources(root)).not.toBe(before)
})

test('a build that somebody else made since is not taken for ours', async () => {
  await build()
  write('.next/BUILD_ID', 'another')
  expect(await build()).toBe(true)
})

test('starts at the same time make one build', async () => {
  const made = await Promise.all([build(), build(), build()])
  expect(made.filter(Boolean)).toHaveLength(1)
  expect(builds()).toBe(1)
})

test('a failed build says how it ended, and is tried again at the next start', async () => {
  builder(`console.error('line 7 is wrong'); process.exit(1)`)
  await expect(build()).rejects.toThrow(BuildError)
  await expect(build()).rejects.toThrow(/line 7 is wrong/)
})

test('a build can be called off', async () => {
  builder(`setTimeout(() => {}, 60_000)`)
  const abort = new AbortController()
  const building = ensureBuild({ root, report: () => {}, signal: abort.signal })
  setImmediate(() => abort.abort())
  await expect(building).rejects.toThrow(/abort/i)
})
