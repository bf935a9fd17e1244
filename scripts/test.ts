import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describeFailures, failuresOfPlaywright, failuresOfVerify, failuresOfVitest, type Failure } from './testing/failures'
import { closingLine, sumTallies, tallyPlaywright, tallyVitest, type PlaywrightReport, type Tally, type VitestReport } from './testing/tally'

/** `npm test`: verify, unit and integration tests, the Pusher protocol's official suites, stories in the browser; the names of what failed and one closing line with what was counted. */
const ROOT = path.resolve(import.meta.dirname, '..')
const reports = makeReportFolder()
/** Verify counts as a failure where it fails, but its success is not a test that passed. */
const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }
let running: ChildProcess | null = null
let interrupted = false

/** `failures` names what it counted as failed, as far as the report tells. */
type Outcome = { tally: Tally; failures: Failure[] }
type Step = { title: string; program: string; args: string[]; judge: (exitCode: number) => Outcome }

const STEPS: Step[] = [
  {
    title: 'Verify',
    program: 'tsx/dist/cli.mjs',
    args: ['scripts/verify.ts', `--report=${reports}/verify.json`],
    judge: (exitCode) => judgeReport('verify.json', exitCode, (found) => ({ tally: nothing, failures: failuresOfVerify(found as { name: string; problem: string }[]) })),
  },
  {
    title: 'Unit and integration tests',
    program: 'vitest/vitest.mjs',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports}/vitest.json`],
    judge: (exitCode) => judgeReport('vitest.json', exitCode, (report) => ({ tally: tallyVitest(report as VitestReport), failures: failuresOfVitest(report as VitestReport) })),
  },
  {
    title: 'Official suites of the Pusher protocol',
    program: 'tsx/dist/cli.mjs',
    args: ['scripts/test-pusher.ts', `--report=${reports}/pusher.json`],
    judge: (exitCode) => judgeReport('pusher.json', exitCode, (tally) => ({ tally: tally as Tally, failures: [] })),
  },
  {
    title: 'Stories in the browser',
    program: '@playwright/test/cli.js',
    args: ['test', '--reporter=list,json'],
    judge: (exitCode) => judgeReport('playwright.json', exitCode, (report) => ({ tally: tallyPlaywright(report as PlaywrightReport), failures: failuresOfPlaywright(report as PlaywrightReport) })),
  },
]

function makeReportFolder(): string {
  const cache = path.join(ROOT, '.cache')
  mkdirSync(cache, { recursive: true })
  return mkdtempSync(path.join(cache, 'reports-'))
}

/** What fails as a whole, without tests that could be counted. */
function failAsAWhole(name: string, error: string): Outcome {
  return { tally: { ...nothing, failed: 1 }, failures: [{ test: name, file: 'npm test', error }] }
}

/** A report that is missing, or a bad exit without a counted failure, is a failure. */
function judgeReport(file: string, exitCode: number, judge: (report: unknown) => Outcome): Outcome {
  try {
    const { tally, failures } = judge(JSON.parse(readFileSync(path.join(reports, file), 'utf8')))
    const unnamed = failures.length === 0 && (exitCode !== 0 || tally.failed > 0) ? failAsAWhole(file, `ended with ${exitCode}`).failures : []
    return { tally: exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally, failures: [...failures, ...unnamed] }
  } catch {
    return failAsAWhole(file, `no report; ended with ${exitCode}`)
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
const outcomes: Outcome[] = []
for (const step of STEPS) {
  const exitCode = await run(step)
  if (interrupted) break
  outcomes.push(step.judge(exitCode))
}
rmSync(reports, { recursive: true, force: true })
if (interrupted) outcomes.push(failAsAWhole('npm test', 'interrupted'))
const total = sumTallies(outcomes.map(({ tally }) => tally))
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
process.stdout.write(`\n${describeFailures(outcomes.flatMap(({ failures }) => failures), ROOT)}${closingLine(total)}\n`)
