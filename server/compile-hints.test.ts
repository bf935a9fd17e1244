import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addCompileHints } from './compile-hints'

let dist: string

beforeEach(() => {
  dist = mkdtempSync(path.join(tmpdir(), 'parley-hints-'))
  mkdirSync(path.join(dist, 'static'))
  writeFileSync(path.join(dist, 'static', 'react.js'), 'react()')
  writeFileSync(path.join(dist, 'static', 'settings.js'), 'settings()')
  writeFileSync(path.join(dist, 'build-manifest.json'), JSON.stringify({ rootMainFiles: ['static/react.js'] }))
})
afterEach(() => rmSync(dist, { recursive: true }))

const script = (name: string) => readFileSync(path.join(dist, 'static', name), 'utf8')

it('scripts that every page begins with are compiled while they load, others when they are needed', () => {
  addCompileHints(dist)
  expect(script('react.js')).toBe('//# allFunctionsCalledOnLoad\nreact()')
  expect(script('settings.js')).toBe('settings()')
})

it('a script is marked once, however often a build is gone over', () => {
  addCompileHints(dist)
  addCompileHints(dist)
  expect(script('react.js')).toBe('//# allFunctionsCalledOnLoad\nreact()')
})
