import type { Measurement } from './measure'
import type { ParleyMeasurement } from './parley/load'

/** A row at 32 concurrent and one at a time. */
export interface Pair<M extends Measurement = Measurement> {
  concurrent: M
  single: M
}

/** What one run measured. `pgbench` is null where the machine has none. */
export interface Results {
  driver: Pair
  pgbench: Pair | null
  nodeHandler: Pair
  nextHandler: Pair
  parley: Pair<ParleyMeasurement>
}

export interface Verdict {
  what: string
  value: number
  unit: string
  /** Null where the target is not a ratio. */
  floor: number | null
  ratio: number | null
  target: string
  met: boolean
}

/** The targets of a send, as ratios within this run. Of the two ways to the floor the better one counts, so the stricter. */
export function judge({ driver, pgbench, nextHandler, parley }: Results): Verdict[] {
  const throughput = Math.max(driver.concurrent.perSecond, pgbench?.concurrent.perSecond ?? 0)
  const p50 = Math.min(driver.single.latency.p50, pgbench?.single.latency.p50 ?? Infinity)
  const undelivered = parley.concurrent.undelivered + parley.single.undelivered
  return [
    against('send, 32 concurrent, to the statement alone', parley.concurrent.perSecond, '/s', throughput, 'at least', 0.45),
    against('send, 32 concurrent, to a bare Next handler', parley.concurrent.perSecond, '/s', nextHandler.concurrent.perSecond, 'at least', 2),
    against('send, one at a time, p50 to the statement alone', parley.single.latency.p50, ' ms', p50, 'at most', 4),
    limit('write to event, one at a time, p99', parley.single.writeToEvent.p99, ' ms', 20),
    limit('acknowledged and not delivered', undelivered, '', 0),
  ]
}

function against(what: string, value: number, unit: string, floor: number, bound: 'at least' | 'at most', target: number): Verdict {
  const ratio = value / floor
  return { what, value, unit, floor, ratio, target: `${bound} ${target} x`, met: bound === 'at least' ? ratio >= target : ratio <= target }
}

function limit(what: string, value: number, unit: string, most: number): Verdict {
  return { what, value, unit, floor: null, ratio: null, target: `at most ${most}${unit}`, met: value <= most }
}
