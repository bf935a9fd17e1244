import { ParleyServer } from '@/e2e/server'
import { captureStatement } from './capture-statement'
import type { DriverJob } from './floors/driver'
import { startNextApp } from './floors/next-app'
import type { NodeHandlerJob } from './floors/node-handler'
import { hasPgbench, runPgbench } from './floors/pgbench'
import { runJob, Worker } from './job'
import type { Duration, Measurement } from './measure'
import type { ParleyMeasurement } from './parley/load'
import type { Pair, Round } from './targets'
import type { Lane, World } from './world'

/** Whatever was started says here how it is stopped; all of it is, in the opposite order. */
export type Defer = (stop: () => Promise<void>) => void

export interface SendOptions {
  world: World
  /** Of a row in a round. A row must end within 5 s, after which the self-hosted process would publish what a floor wrote. */
  duration: Duration
  rounds: number
  report: (step: string) => void
  defer: Defer
  /** Environment variables for the self-hosted process, beside those that a measurement needs. */
  variables: Record<string, string>
}

/**
 * Measures the floors of a send and the send itself, on one Postgres. Everything stays up while the rows take turns,
 * round after round: a machine that is slow for a while is slow for every row.
 */
export async function benchSend({ world, duration, rounds, report, defer, variables }: SendOptions): Promise<Round[]> {
  const [first] = world.lanes
  if (!first) throw new Error('The bench needs a lane.')
  const statement = await captureStatement(world.url, first)
  report('the bare handlers and Parley start (Next builds at the first run, and where the sources changed)')
  const addresses = await startServers({ url: world.url, statement, connections: world.lanes.length }, defer, variables)
  const withPgbench = hasPgbench()
  const measured: Round[] = []
  for (let round = 1; round <= rounds; round++) {
    report(`round ${round} of ${rounds}`)
    measured.push(await runRound(world, first, { url: world.url, statement, duration }, addresses, withPgbench))
  }
  return measured
}

interface Addresses {
  nodeHandler: string
  nextHandler: string
  parley: string
}

async function startServers(handler: NodeHandlerJob, defer: Defer, variables: Record<string, string>): Promise<Addresses> {
  const worker = new Worker('bench/floors/node-handler.ts')
  defer(() => worker.stop())
  const nodeHandler = await worker.run<string>(handler)
  const app = await startNextApp(handler)
  defer(() => app.stop())
  const server = await ParleyServer.start({ DATABASE_URL: handler.url, RATE_LIMITS: '100000', DEMO: '0', PARLEY_TEST: '0', ...variables })
  defer(() => server.stop())
  return { nodeHandler, nextHandler: app.url, parley: server.url }
}

async function runRound(world: World, first: Lane, job: Omit<DriverJob, 'lanes'>, addresses: Addresses, withPgbench: boolean): Promise<Round> {
  const { duration } = job
  const both = async <M extends Measurement>(run: (lanes: Lane[]) => Promise<M>): Promise<Pair<M>> => {
    await world.settle()
    const concurrent = await run(world.lanes)
    await world.settle()
    return { concurrent, single: await run([first]) }
  }
  const bare = (url: string) => both((lanes) => runJob<Measurement>('bench/floors/bare-load.ts', { url, lanes, duration }))
  const driver = await both((lanes) => runJob<Measurement>('bench/floors/driver.ts', { ...job, lanes }))
  const nextHandler = await bare(addresses.nextHandler)
  const parley = await both((lanes) => runJob<ParleyMeasurement>('bench/parley/load.ts', { url: addresses.parley, lanes, duration }))
  const pgbench = withPgbench ? await both((lanes) => runPgbench({ ...job, lanes })) : null
  return { driver, pgbench, nodeHandler: await bare(addresses.nodeHandler), nextHandler, parley }
}
