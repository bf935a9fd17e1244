import { ParleyServer } from '@/e2e/server'
import { captureStatement } from './capture-statement'
import { startNextApp } from './floors/next-app'
import { hasPgbench, runPgbench } from './floors/pgbench'
import { runJob, Worker } from './job'
import type { Duration, Measurement } from './measure'
import type { ParleyMeasurement } from './parley/load'
import type { Pair, Results } from './targets'
import type { Lane, World } from './world'

/** Whatever was started says here how it is stopped; all of it is, in the opposite order. */
export type Defer = (stop: () => Promise<void>) => void

export interface SendOptions {
  world: World
  duration: Duration
  report: (row: string) => void
  defer: Defer
  /** Environment variables for the self-hosted process, beside those that a measurement needs. */
  variables: Record<string, string>
}

/** Measures the floors of a send, then the send itself, one row after the other on one Postgres. */
export async function benchSend({ world, duration, report, defer, variables }: SendOptions): Promise<Results> {
  const [first] = world.lanes
  if (!first) throw new Error('The bench needs a lane.')
  const { url, lanes } = world
  const statement = await captureStatement(url, first)
  const handler = { url, statement, connections: lanes.length }
  const both = async <M extends Measurement>(row: string, run: (lanes: Lane[]) => Promise<M>): Promise<Pair<M>> => {
    report(row)
    await world.settle()
    const concurrent = await run(lanes)
    await world.settle()
    return { concurrent, single: await run([first]) }
  }
  const bare = (address: string) => (some: Lane[]) => runJob<Measurement>('bench/floors/bare-load.ts', { url: address, lanes: some, duration })

  const driver = await both('statement, postgres.js', (some) => runJob<Measurement>('bench/floors/driver.ts', { url, statement, lanes: some, duration }))
  const pgbench = hasPgbench() ? await both('statement, pgbench', (some) => runPgbench({ url, statement, lanes: some, duration })) : null

  const worker = new Worker('bench/floors/node-handler.ts')
  defer(() => worker.stop())
  const nodeHandler = await both('plain node:http handler', bare(await worker.run<string>(handler)))
  await worker.stop()

  report('bare Next handler (built at the first run)')
  const app = await startNextApp(handler)
  defer(() => app.stop())
  const nextHandler = await both('bare Next handler', bare(app.url))
  await app.stop()

  report('Parley starts (and builds where the sources changed)')
  await world.settle()
  const server = await ParleyServer.start({ DATABASE_URL: url, RATE_LIMITS: '100000', DEMO: '0', PARLEY_TEST: '0', ...variables })
  defer(() => server.stop())
  const parley = await both('Parley', (some) => runJob<ParleyMeasurement>('bench/parley/load.ts', { url: server.url, lanes: some, duration }))
  await server.halt()
  return { driver, pgbench, nodeHandler, nextHandler, parley }
}
