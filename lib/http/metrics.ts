import { createHash, timingSafeEqual } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '@/db/client'
import { notFound, ParleyError } from '@/lib/contract/errors'
import type { ParleyEvent } from '@/lib/contract/events'
import { environment } from '@/lib/environment'
import type { Ctx } from '@/lib/messaging/ctx'
import { gatewayStats } from '@/lib/realtime/gateway-stats'
import { hubStats } from '@/lib/realtime/publish'
import type { Call } from './call'

/** What this process counts; nothing in it tells of a person. */
interface Metrics {
  registry: Registry
  requests: Histogram<'endpoint' | 'status'>
  events: Counter<'type'>
  databaseUp: Gauge
  jobs: Gauge<'state'>
  outbox: Gauge
}

// One per process, also where a bundler loads this file more than once.
const key = Symbol.for('parley.metrics')
const shared = globalThis as typeof globalThis & { [key]?: Metrics }

function metrics(): Metrics {
  return (shared[key] ??= createMetrics())
}

function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  addHub(registry)
  addGateway(registry)
  return {
    registry,
    requests: new Histogram({
      registers, name: 'parley_http_request_duration_seconds', help: 'Calls of the API by endpoint and status, until the answer begins.',
      labelNames: ['endpoint', 'status'], buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    }),
    events: new Counter({ registers, name: 'parley_events_published_total', help: 'Events published by type; each message_created is a message sent.', labelNames: ['type'] }),
    databaseUp: new Gauge({ registers, name: 'parley_database_up', help: 'Whether the database answers.' }),
    jobs: new Gauge({ registers, name: 'parley_jobs', help: 'Jobs in the queue: waiting for their time, due, given up.', labelNames: ['state'] }),
    outbox: new Gauge({ registers, name: 'parley_outbox_events', help: 'Changes that are committed and not yet published.' }),
  }
}

/** The embedded hub's own figures, where it runs. */
function addHub(registry: Registry): void {
  const registers: Registry[] = []
  const gauges = { connections: 'Open real-time connections.', channels: 'Channels that somebody listens to.' } as const
  for (const name of ['connections', 'channels'] as const) {
    registry.registerMetric(new Gauge({ registers, name: `parley_realtime_${name}`, help: gauges[name], collect() { this.set(hubStats()?.[name] ?? 0) } }))
  }
  const counters = { triggered: 'Events given to the hub.', delivered: 'Events handed to connections.', slowReaders: 'Connections cut because they read too slowly.' } as const
  for (const name of ['triggered', 'delivered', 'slowReaders'] as const) {
    const metric = `parley_realtime_${name === 'slowReaders' ? 'slow_readers' : name}_total`
    registry.registerMetric(new Counter({ registers, name: metric, help: counters[name], collect() { this.reset(); this.inc(hubStats()?.[name] ?? 0) } }))
  }
}

/** The sockets of the five contracts, where they are served. */
function addGateway(registry: Registry): void {
  const registers: Registry[] = []
  const gauges = { connections: ['parley_sockets', 'Open sockets of the five contracts.'], people: ['parley_sockets_people', 'People who have one.'] } as const
  for (const figure of ['connections', 'people'] as const) {
    const [name, help] = gauges[figure]
    registry.registerMetric(new Gauge({ registers, name, help, collect() { this.set(gatewayStats()?.[figure] ?? 0) } }))
  }
}

// To find a label's child costs more than to count.
const observers = new Map<string, { observe(seconds: number): void }>()

/** Counts an answer of the API; `duration` in milliseconds. */
export function countRequest(endpoint: string, status: number, duration: number): void {
  const name = `${endpoint} ${status}`
  let observer = observers.get(name)
  if (!observer) observers.set(name, (observer = metrics().requests.labels({ endpoint, status: String(status) })))
  observer.observe(duration / 1000)
}

/** Counts an event that is being published. */
export function countEvent(type: ParleyEvent['type']): void {
  metrics().events.inc({ type })
}

/** Prometheus text, for this machine itself or whoever has the operator's token. */
export async function getMetrics({ sql }: Ctx, _input: object, call: Call): Promise<string> {
  assertOperator(call)
  await readDatabase(sql)
  return metrics().registry.metrics()
}

/** Throws `unauthenticated`, or `not_found` where no token is set and nobody from elsewhere can be right. */
function assertOperator(call: Call): void {
  const { metricsToken, server } = environment()
  const authorization = call.header('authorization')
  // What a proxy on this machine hands on comes from elsewhere.
  const isOwn = server.trustProxy || call.header('x-forwarded-for') === undefined
  if (authorization === undefined && isOwn && isLoopback(call.address)) return
  if (!metricsToken) throw notFound('This')
  if (!authorization || !same(authorization, `Bearer ${metricsToken}`)) throw new ParleyError('unauthenticated', 'This needs the token for metrics.')
}

function isLoopback(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback'
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

interface Depths {
  waiting: number
  due: number
  failed: number
  outbox: number
}

/** With the database away the rest is told all the same. */
async function readDatabase(sql: Database): Promise<void> {
  const { databaseUp, jobs, outbox } = metrics()
  const [depths] = await sql<Depths[]>`
    select count(*) filter (where failed_at is null and run_at > now()::timestamptz(3)) as waiting, count(*) filter (where failed_at is null and run_at <= now()::timestamptz(3)) as due,
      count(*) filter (where failed_at is not null) as failed, (select count(*) from outbox) as outbox
    from jobs`.catch(() => [])
  databaseUp.set(depths ? 1 : 0)
  if (!depths) return
  for (const state of ['waiting', 'due', 'failed'] as const) jobs.set({ state }, depths[state])
  outbox.set(depths.outbox)
}
