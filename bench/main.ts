import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { projectRoot } from '@/lib/environment'
import { benchSend } from './send'
import { render } from './table'
import { judge } from './targets'
import { createWorld } from './world'

/** `npm run bench`: what a send costs beside its floors, in one run on one Postgres. See README.md here. */
const concurrent = 32
const quick = process.argv.includes('--quick')
const profile = process.argv.includes('--profile')
const duration = quick ? { warmUp: 1000, measured: 2000 } : { warmUp: 2000, measured: 8000 }
const resultsDir = path.join(projectRoot, 'bench', 'results')

const stops: (() => Promise<void>)[] = []
const defer = (stop: () => Promise<void>) => void stops.push(stop)

async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop; stop = stops.pop()) await stop().catch((error: unknown) => console.error(error))
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll().then(() => process.exit(1)))

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
  const world = await createWorld(concurrent)
  defer(() => world.stop())
  const variables: Record<string, string> = profile ? { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${JSON.stringify(resultsDir)}` } : {}
  const results = await benchSend({ world, duration, defer, variables, report: (row) => console.error(`… ${row}`) })
  const verdicts = judge(results)
  const at = new Date().toISOString()
  const file = path.join(resultsDir, `${at.replaceAll(':', '-')}.json`)
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem(), node: process.version }
  writeFileSync(file, `${JSON.stringify({ at, machine, concurrent, duration, verdicts, results }, null, 2)}\n`)
  console.log(`\n${render(results, verdicts)}\n\n${path.relative(projectRoot, file)}`)
}
