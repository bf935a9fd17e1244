import { log } from '@/lib/http/log'
import { EnvironmentError, projectRoot } from '@/lib/environment'
import { BuildError, ensureBuild } from '@/server/build'
import type { DemoAccount } from '@/server/database'
import { becomesFree } from '@/server/ports'
import { prepareEnvironment } from '@/server/prepare'
import { createProgress } from '@/server/progress'
import { watchRunner } from '@/server/runner'
import { createShutdown, stopOnSignals } from '@/server/shutdown'

/** `npm start`: the whole product in one process on one port. `--dev` serves the sources with reload. */
const development = process.argv.includes('--dev')
/** Milliseconds in which a process that is about to stop may leave us its port and its data directory. */
const handover = 5000
/** Hosts that include this machine's own name. */
const local = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::'])
const progress = createProgress()
const shutdown = createShutdown({ report: (message) => progress.note('Stop', message) })

// Next and its configuration take the working directory for the project.
process.chdir(projectRoot)
stopOnSignals(shutdown, (message) => progress.note('Stop', message))
watchRunner(() => shutdown.begin(0))
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    log().fatal({ err: error }, event)
    shutdown.begin(1)
  })
}
await start().catch((error: unknown) => {
  if (shutdown.signal.aborted) return
  console.error(`\n${explain(error)}`)
  shutdown.begin(1)
})

async function start(): Promise<void> {
  console.log(`Parley starts${development ? ' for development' : ''}`)
  const environment = await prepareEnvironment({ development })
  const { host, port } = environment.server
  if (!await becomesFree(port, host, handover)) throw new Error(`Port ${port} is in use by another program. Stop that program, or set PORT to another number.`)
  // What is imported only now reads a complete environment.
  const { startDatabase } = await import('@/server/database')
  const [demo] = await Promise.all([startDatabase(environment, progress, shutdown, handover), development ? null : build()])
  shutdown.signal.throwIfAborted()
  const { startSite } = await import('@/server/site')
  await progress.step('Server', () => startSite(environment, development, shutdown))
  console.log(`\n${announce(environment.server, demo)}`)
}

function build(): Promise<boolean> {
  const report = (message: string) => progress.note('Build', message)
  return progress.step('Build', () => ensureBuild({ root: projectRoot, report, signal: shutdown.signal }), (made) => (made ? 'made' : 'up to date'))
}

/** The last line: where Parley is, and who can be tried. */
function announce({ host, port }: { host: string; port: number }, demo: DemoAccount[]): string {
  const address = `http://${local.has(host) ? 'localhost' : host}:${port}`
  const names = demo.map(({ username }) => username).join(', ')
  return `Parley is running at ${address}${demo[0] ? ` (demo accounts ${names}; password ${demo[0].password})` : ''}`
}

function explain(error: unknown): string {
  if (error instanceof EnvironmentError || error instanceof BuildError) return error.message
  return error instanceof Error ? (development ? error.stack : undefined) ?? error.message : String(error)
}
