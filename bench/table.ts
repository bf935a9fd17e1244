import type { CoreMeasurement } from './core'
import type { Latency } from './measure'
import type { Pair, Round, Verdict } from './targets'

/** What was measured, then what it means. */
export function render(summary: Round, verdicts: Verdict[]): string {
  return [measurements(summary), delivery(summary), renderTargets(verdicts)].join('\n\n')
}

/** The same of a thousand messages and a million. */
export function renderCore({ seeding, rows }: CoreMeasurement, verdicts: Verdict[]): string {
  const sizes = table([
    ['p50', 'a thousand, ms', 'a million, ms', 'ratio'],
    ...rows.map(({ name, small, large, ratio }) => [name, small.toFixed(2), large.toFixed(2), ratio.toFixed(2)]),
  ])
  return [sizes, `A million messages were laid out in ${seeding.toFixed(0)} s.`, renderTargets(verdicts)].join('\n\n')
}

function measurements({ driver, pgbench, nodeHandler, nextHandler, parley }: Round): string {
  const row = (name: string, { concurrent, single }: Pair) =>
    [name, `${number(concurrent.perSecond)}/s`, ...columns(concurrent.latency), `${number(single.perSecond)}/s`, ...columns(single.latency)]
  return table([
    ['Send', '32 at once', 'p50 ms', 'p99 ms', 'one by one', 'p50 ms', 'p99 ms'],
    row('statement, postgres.js', driver),
    ...(pgbench ? [row('statement, pgbench', pgbench)] : []),
    row('plain node:http handler', nodeHandler),
    row('bare Next handler', nextHandler),
    row('Parley', parley),
  ])
}

function delivery({ parley: { concurrent, single } }: Round): string {
  return table([
    ['Delivery', '32: p50 ms', 'p99 ms', 'one: p50 ms', 'p99 ms'],
    ['written to event', ...columns(concurrent.writeToEvent), ...columns(single.writeToEvent)],
    ['answer to event', ...columns(concurrent.answerToEvent), ...columns(single.answerToEvent)],
  ])
}

/** What was measured beside what it should be. */
export function renderTargets(verdicts: Verdict[]): string {
  return table([
    ['Target', 'value', 'floor', 'ratio', 'target', ''],
    ...verdicts.map(({ what, value, unit, floor, ratio, target, met }) => [
      what,
      `${number(value)}${unit}`,
      floor === null ? '' : `${number(floor)}${unit}`,
      ratio === null ? '' : ratio.toFixed(2),
      target,
      met ? 'met' : 'NOT MET',
    ]),
  ])
}

function columns({ p50, p99 }: Latency): string[] {
  return [p50.toFixed(2), p99.toFixed(2)]
}

function number(value: number): string {
  return Number.isInteger(value) || value >= 100 ? value.toFixed(0) : value.toFixed(2)
}

function table(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (row: string[]) => row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd()
  const [head = [], ...body] = rows
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...body.map(line)].join('\n')
}
