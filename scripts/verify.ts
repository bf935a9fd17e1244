import { execFileSync, spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { findDeadPaths, findMisnumberedDecisions } from './verify/document-paths'
import { findBannedNames } from './verify/file-names'
import { checkFirstLoad } from './verify/first-load'
import { findUnpinned } from './verify/pinned-versions'

/**
 * `npm run verify`: everything that can be judged without running the product; `--report=FILE` writes what was found as JSON. Import walls, transactions and
 * cycles are lint rules (scripts/lint/walls.js).
 */
const ROOT = path.resolve(import.meta.dirname, '..')

type Findings = { problems: string[]; note?: string }
type Check = { name: string; run: () => Promise<string[] | Findings> }

const CHECKS: Check[] = [
  { name: 'types', run: () => runTool('typescript/bin/tsc', ['--noEmit', '--pretty', 'false']) },
  { name: 'lint and import walls', run: () => runTool('oxlint/bin/oxlint', ['--type-aware']) },
  { name: 'documentation paths', run: async () => documentProblems(projectFiles()) },
  { name: 'file names', run: async () => findBannedNames(projectFiles()) },
  { name: 'pinned versions', run: async () => findUnpinned(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as object) },
  { name: 'first load of a thread', run: async () => checkFirstLoad(ROOT) },
]

/** Runs a package's program with this Node. What it printed is the problem, if it failed. */
function runTool(program: string, args: string[]): Promise<string[]> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: string[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.on('error', (error) => resolve([String(error)]))
    child.on('close', (code) => resolve(code === 0 ? [] : [output.join('').trimEnd() || `ended with ${code}`]))
  })
}

/** The files that git knows or would add; outside a git checkout there is nothing to name. */
function projectFiles(): string[] {
  try {
    const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return listed.split('\0').filter((file) => file !== '' && existsSync(path.join(ROOT, file)))
  } catch {
    return []
  }
}

function documentProblems(files: string[]): string[] {
  const exists = (target: string) => existsSync(path.join(ROOT, target))
  const dead = files.filter((file) => file.endsWith('.md')).flatMap((file) => findDeadPaths(file, readFileSync(path.join(ROOT, file), 'utf8'), exists))
  return [...dead, ...findMisnumberedDecisions(files)]
}

const results = await Promise.all(
  CHECKS.map(async ({ name, run }) => {
    const started = performance.now()
    const found = await run()
    const { problems, note }: Findings = Array.isArray(found) ? { problems: found } : found
    return { name, problems, note, seconds: (performance.now() - started) / 1000 }
  }),
)
for (const { name, problems, note, seconds } of results) {
  process.stdout.write(`${problems.length === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds.toFixed(1)} s)${note ? `: ${note}` : ''}\n`)
  for (const problem of problems) process.stdout.write(`${problem.replaceAll(/^/gm, '      ')}\n`)
}
process.exitCode = results.some(({ problems }) => problems.length > 0) ? 1 : 0
const report = process.argv.find((argument) => argument.startsWith('--report='))?.slice('--report='.length)
if (report) writeFileSync(report, JSON.stringify(results.flatMap(({ name, problems }) => problems.map((problem) => ({ name, problem })))))
