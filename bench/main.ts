import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '@/lib/environment'
import { benchSend } from './send'
import { render } from './table'
import { judge, summarise } from './targets'
import { createWorld } from './world'

/** `npm run bench`: what a send costs beside its floors, in one run on one Postgres. See README.md here. */
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
  const world = await createWorld(concurrent)
  defer(() => world.stop())
  const variables: Record<string, string> = profile ? { NODE_OPTIONS: `--import ${JSON.stringify(pathToFileURL(path.join(projectRoot, 'bench/profile.mjs')).href)}`, BENCH_PROFILE_DIR: resultsDir } : {}
  const measured = await benchSend({ world, duration, rounds, defer, variables, report: (step) => console.error(`… ${step}`) })
  const verdicts = judge(measured)
  const at = new Date().toISOString()
  const file = path.join(resultsDir, `${at.replaceAll(':', '-')}.json`)
  const machine = { load, cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
  writeFileSync(file, `${JSON.stringify({ at, machine, concurrent, duration, verdicts, rounds: measured }, null, 2)}\n`)
  console.log(`\n${render(summarise(measured), verdicts)}\n\n${path.relative(projectRoot, file)}`)
}
