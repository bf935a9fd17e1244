import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { closingLine, sumTallies, tallyPlaywright, tallyVitest, type PlaywrightReport, type Tally, type VitestReport } from './testing/tally'

/** `npm test`: verify, unit and integration tests, the Pusher protocol's official suites, stories in the browser; one closing line with what was counted. */
const ROOT = path.resolve(import.meta.dirname, '..')
const reports = makeReportFolder()
let running: ChildProcess | null = null
let interrupted = false

type Step = { title: string; program: string; args: string[]; count: (exitCode: number) => Tally }

const STEPS: Step[] = [
  { title: 'Verify', program: 'tsx/dist/cli.mjs', args: ['scripts/verify.ts'], count: (exitCode) => oneCheck(exitCode === 0) },
  {
    title: 'Unit and integration tests',
    program: 'vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports}/vitest.json`],
    count: (exitCode) => countReport('vitest.json', exitCode, (report) => tallyVitest(report as VitestReport)),
  },
  {
    title: 'Official suites of the Pusher protocol',
    program: 'tsx/dist/cli.mjs',
    args: ['scripts/test-pusher.ts', `--report=${reports}/pusher.json`],
    count: (exitCode) => countReport('pusher.json', exitCode, (report) => report as Tally),
  },
  {
    title: 'Stories in the browser',
    program: '@playwright/test/cli.js',
    args: ['test', '--reporter=list,json'],
    count: (exitCode) => countReport('playwright.json', exitCode, (report) => tallyPlaywright(report as PlaywrightReport)),
  },
]

function makeReportFolder(): string {
  const cache = path.join(ROOT, '.cache')
  mkdirSync(cache, { recursive: true })
  return mkdtempSync(path.join(cache, 'reports-'))
}

/** Verify counts as a failure where it fails, but its success is not a test that passed. */
function oneCheck(ok: boolean): Tally {
  return { passed: 0, failed: ok ? 0 : 1, skipped: 0 }
}

/** A report that is missing, or a bad exit without a counted failure, is a failure. */
function countReport(file: string, exitCode: number, tally: (report: unknown) => Tally): Tally {
  try {
    const counted = tally(JSON.parse(readFileSync(path.join(reports, file), 'utf8')))
    return exitCode !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
  } catch {
    return oneCheck(false)
  }
}

/** Runs a package's program with this Node, in a process group of its own, and passes on what it prints. */
function run({ title, program, args }: Step): Promise<number> {
  process.stdout.write(`\n== ${title}\n`)
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: path.join(reports, 'playwright.json') }
  return new Promise((resolve) => {
    running = spawn(process.execPath, [path.join(ROOT, 'node_modules', program), ...args], { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'], detached: true })
    running.on('error', () => resolve(1))
    running.on('exit', (code) => resolve(code ?? 1))
  })
}

/** Asks what runs to stop in order, and ends it where it does not. */
async function stop(signal: NodeJS.Signals): Promise<void> {
  if (interrupted) return
  interrupted = true
  const child = running
  if (!child || child.exitCode !== null) return
  signalGroup(child, signal)
  await sleep(15_000, undefined, { ref: false })
  signalGroup(child, 'SIGKILL')
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // It is gone already.
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
const tallies: Tally[] = []
for (const step of STEPS) {
  const exitCode = await run(step)
  if (interrupted) break
  tallies.push(step.count(exitCode))
}
rmSync(reports, { recursive: true, force: true })
const total = sumTallies(interrupted ? [...tallies, oneCheck(false)] : tallies)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
process.stdout.write(`\n${closingLine(total)}\n`)
