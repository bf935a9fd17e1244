import { medianOf, type Latency, type Measurement } from './measure'
import type { ParleyMeasurement } from './parley/load'

/** A row at 32 concurrent and one at a time. */
export interface Pair<M extends Measurement = Measurement> {
  concurrent: M
  single: M
}

/** What one round measured. `pgbench` is null where the machine has none. */
export interface Round {
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

/** The targets of a send. A ratio is the median of the rounds' own, so that a noise that comes and goes meets both of its sides. */
export function judge(rounds: Round[]): Verdict[] {
  const ratio = (what: string, unit: string, bound: 'at least' | 'at most', target: number, sides: (round: Round) => [value: number, floor: number]): Verdict => {
    const pairs = rounds.map(sides)
    const median = medianOf(pairs.map(([value, floor]) => value / floor))
    const met = bound === 'at least' ? median >= target : median <= target
    return { what, unit, value: medianOf(pairs.map(([value]) => value)), floor: medianOf(pairs.map(([, floor]) => floor)), ratio: median, target: `${bound} ${target} x`, met }
  }
  const limit = (what: string, unit: string, most: number, value: number): Verdict =>
    ({ what, unit, value, floor: null, ratio: null, target: `at most ${most}${unit}`, met: value <= most })
  const sum = rounds.reduce((total, { parley }) => total + parley.concurrent.undelivered + parley.single.undelivered, 0)
  return [
    ratio('send, 32 concurrent, to the statement alone', '/s', 'at least', 0.45, (round) => [round.parley.concurrent.perSecond, Math.max(...alone(round).map(({ concurrent }) => concurrent.perSecond))]),
    ratio('send, 32 concurrent, to a bare Next handler', '/s', 'at least', 2, (round) => [round.parley.concurrent.perSecond, round.nextHandler.concurrent.perSecond]),
    ratio('send, one at a time, p50 to the statement alone', ' ms', 'at most', 4, (round) => [round.parley.single.latency.p50, Math.min(...alone(round).map(({ single }) => single.latency.p50))]),
    limit('written to event, one at a time, p99', ' ms', 20, medianOf(rounds.map(({ parley }) => parley.single.writeToEvent.p99))),
    limit('acknowledged and not delivered', '', 0, sum),
  ]
}

/** The ways to the floor; the better one counts, which is the stricter. */
function alone({ driver, pgbench }: Round): Pair[] {
  return pgbench ? [driver, pgbench] : [driver]
}

/** The rounds as one: of every number the median. */
export function summarise(rounds: Round[]): Round {
  const pair = <M extends Measurement>(pairs: Pair<M>[], merge: (parts: M[]) => M): Pair<M> =>
    ({ concurrent: merge(pairs.map(({ concurrent }) => concurrent)), single: merge(pairs.map(({ single }) => single)) })
  const pgbench = rounds.flatMap((round) => round.pgbench ?? [])
  return {
    driver: pair(rounds.map(({ driver }) => driver), mergeMeasurements),
    pgbench: pgbench.length > 0 ? pair(pgbench, mergeMeasurements) : null,
    nodeHandler: pair(rounds.map(({ nodeHandler }) => nodeHandler), mergeMeasurements),
    nextHandler: pair(rounds.map(({ nextHandler }) => nextHandler), mergeMeasurements),
    parley: pair(rounds.map(({ parley }) => parley), (parts) => ({
      ...mergeMeasurements(parts),
      undelivered: parts.reduce((total, { undelivered }) => total + undelivered, 0),
      writeToEvent: mergeLatencies(parts.map(({ writeToEvent }) => writeToEvent)),
      answerToEvent: mergeLatencies(parts.map(({ answerToEvent }) => answerToEvent)),
    })),
  }
}

function mergeMeasurements(parts: Measurement[]): Measurement {
  return {
    perSecond: medianOf(parts.map(({ perSecond }) => perSecond)),
    count: parts.reduce((total, { count }) => total + count, 0),
    latency: mergeLatencies(parts.map(({ latency }) => latency)),
  }
}

function mergeLatencies(parts: Latency[]): Latency {
  return { p50: medianOf(parts.map(({ p50 }) => p50)), p99: medianOf(parts.map(({ p99 }) => p99)) }
}
