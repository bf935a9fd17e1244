import { connect } from '@/db/client'
import { migrateDatabase } from '@/db/migrate'
import { ensureDatabase } from '@/server/postgres'
import { markRead } from '@/lib/messaging/reads/mark-read'
import type { Defer } from '../send'
import { latencyOf, medianOf } from '../measure'
import type { Verdict } from '../targets'
import { readerOf, rows, unmark, type Reader, type Row } from './rows'
import { million, type Scale, seedScale, small } from './seed'

export interface CoreOptions {
  /** The maintenance database of a server of the bench's own. */
  serverUrl: string
  /** How often each row runs in a round, at each size in turn. */
  times: number
  rounds: number
  report: (step: string) => void
  defer: Defer
}

/** p50 in milliseconds, of a thousand messages beside a million; the ratio is the median of the rounds' own. */
export interface SizeRow {
  name: string
  small: number
  large: number
  ratio: number
}

export interface CoreMeasurement {
  /** How long the million took to lay out, in seconds. */
  seeding: number
  rows: SizeRow[]
}

/** Measures what a thousand messages and a million cost somebody, one after the other in turn, on one Postgres. */
export async function benchCore({ serverUrl, times, rounds, report, defer }: CoreOptions): Promise<CoreMeasurement> {
  const few = await layOut(serverUrl, 'thousand', small, defer, () => {})
  const begun = performance.now()
  const many = await layOut(serverUrl, 'million', million, defer, step => report(`a million messages: ${step}`))
  const seeding = (performance.now() - begun) / 1000
  const measured: SizeRow[] = []
  for (const row of rows) {
    report(row.name)
    measured.push(await compare(row.name, rounds, times, [few, row], [many, row]))
  }
  report('marking 10,000')
  const marking = (count: number): Row => ({ name: '', prepare: reader => unmark(reader, count), run: ({ ctx, conversationId }) => markRead(ctx, { id: conversationId }) })
  measured.push(await compare(markingRow, rounds, times, [many, marking(10)], [many, marking(10_000)]))
  return { seeding, rows: measured }
}

const markingRow = 'mark 10,000 read, to 10'

async function layOut(serverUrl: string, name: string, scale: Scale, defer: Defer, report: (step: string) => void): Promise<Reader> {
  const url = await ensureDatabase(serverUrl, name)
  await migrateDatabase(url)
  const person = await seedScale(url, scale, report)
  const sql = connect(url, 2)
  defer(() => sql.end())
  return readerOf(sql, person.id)
}

async function compare(name: string, rounds: number, times: number, less: [Reader, Row], more: [Reader, Row]): Promise<SizeRow> {
  const measured: [number, number][] = []
  for (let round = 0; round <= rounds; round++) {
    const taken: [number[], number[]] = [[], []]
    for (let time = 0; time < times; time++) {
      taken[0].push(await timed(...less))
      taken[1].push(await timed(...more))
    }
    // The first round only warms up.
    if (round > 0) measured.push([latencyOf(taken[0]).p50, latencyOf(taken[1]).p50])
  }
  return {
    name,
    small: medianOf(measured.map(([value]) => value)),
    large: medianOf(measured.map(([, value]) => value)),
    ratio: medianOf(measured.map(([one, other]) => other / one)),
  }
}

async function timed(reader: Reader, { prepare, run }: Row): Promise<number> {
  await prepare?.(reader)
  const begun = performance.now()
  await run(reader)
  return performance.now() - begun
}

const sizeTargets: Record<string, number> = { 'inbox page': 1.2, 'message page': 1.2, 'unread total': 1.2, 'mark read': 1.2, [markingRow]: 5 }
/** Seconds; milliseconds. */
const most = { seeding: 180, search: 100 }

/** The targets of size. */
export function judgeCore({ seeding, rows }: CoreMeasurement): Verdict[] {
  const ratios = rows.flatMap(({ name, small, large, ratio }): Verdict[] => {
    const target = sizeTargets[name]
    return target === undefined ? [] : [{ what: name, value: large, unit: ' ms', floor: small, ratio, target: `at most ${target} x`, met: ratio <= target }]
  })
  const limits = rows.filter(({ name }) => name.startsWith('search')).map(({ name, large }): Verdict =>
    ({ what: `${name}, of a million`, value: large, unit: ' ms', floor: null, ratio: null, target: `at most ${most.search} ms`, met: large <= most.search }))
  return [...ratios, ...limits,
    { what: 'a million messages laid out', value: seeding, unit: ' s', floor: null, ratio: null, target: `at most ${most.seeding} s`, met: seeding <= most.seeding }]
}
