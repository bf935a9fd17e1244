import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '@/lib/environment'
import { benchCore, judgeCore } from './core'
import { benchSend } from './send'
import { render, renderCore, renderTargets } from './table'
import { judge, summarise, type Verdict } from './targets'
import { createWorld, startServer } from './world'
import { benchInteractions, judgeInteractions } from './pages/interactions'
import { createPagesWorld } from './pages/world'

/** `npm run bench`: a send beside its floors, a million messages beside a thousand, and a person at a slow machine; each part also by its name. See README.md here. */
const parts = ['send', 'core', 'browser'] as const
const concurrent = 32
const quick = process.argv.includes('--quick')
const profile = process.argv.includes('--profile')
const duration = { warmUp: 1000, measured: 2000 }
const rounds = quick ? 1 : 4
const resultsDir = path.join(projectRoot, 'bench', 'results')

const stops: (() => Promise<void>)[] = []
const defer = (stop: () => Promise<void>) => void stops.push(stop)

async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop().catch((error: unknown) => console.error(error))
}

// Not once: a runner passes on a signal that its group has had already, and the second must not end the cleaning up.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stopAll().then(() => (process.exitCode = 1)))

try {
  await run()
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await stopAll()
}

async function run(): Promise<void> {
  mkdirSync(resultsDir, { recursive: true })
  const [load = 0] = loadavg()
  if (load > cpus().length / 2) console.error(`The machine is busy (load ${load.toFixed(1)}): the figures will be noise.`)
  const chosen = parts.filter(part => process.argv.includes(part))
  const results = []
  for (const part of chosen.length > 0 ? chosen : parts) results.push(await { send: runSend, core: runCore, browser: runBrowser }[part]())
  const at = new Date().toISOString()
  const file = path.join(resultsDir, `${at.replaceAll(':', '-')}.json`)
  const machine = { load, cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
  writeFileSync(file, `${JSON.stringify({ at, machine, results: results.map(({ table, ...result }) => result) }, null, 2)}\n`)
  console.log(`\n${results.map(({ table }) => table).join('\n\n')}\n\n${path.relative(projectRoot, file)}`)
}

interface Result {
  part: (typeof parts)[number]
  verdicts: Verdict[]
  table: string
  [measured: string]: unknown
}

async function runSend(): Promise<Result> {
  const world = await createWorld(concurrent)
  defer(() => world.stop())
  const variables: Record<string, string> = profile ? { NODE_OPTIONS: `--import ${JSON.stringify(pathToFileURL(path.join(projectRoot, 'bench/profile.mjs')).href)}`, BENCH_PROFILE_DIR: resultsDir } : {}
  const measured = await benchSend({ world, duration, rounds, defer, variables, report: (step) => console.error(`… ${step}`) })
  const verdicts = judge(measured)
  return { part: 'send', concurrent, duration, verdicts, rounds: measured, table: render(summarise(measured), verdicts) }
}

async function runCore(): Promise<Result> {
  const server = await startServer()
  defer(server.stop)
  const measured = await benchCore({ serverUrl: server.url, rounds, times: quick ? 5 : 25, defer, report: (step) => console.error(`… ${step}`) })
  const verdicts = judgeCore(measured)
  return { part: 'core', verdicts, ...measured, table: renderCore(measured, verdicts) }
}

async function runBrowser(): Promise<Result> {
  const world = await createPagesWorld()
  defer(world.stop)
  const measured = await benchInteractions(world, quick ? 1 : 3, (step) => console.error(`… ${step}`))
  const verdicts = judgeInteractions(measured)
  return { part: 'browser', verdicts, measured, table: renderTargets(verdicts) }
}
