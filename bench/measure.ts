/** How long a row is measured, in milliseconds, after a warm-up that is not counted. */
export interface Duration {
  warmUp: number
  measured: number
}

/** Milliseconds. */
export interface Latency {
  p50: number
  p99: number
}

/** What a row saw. `perSecond` counts what ended within the measured time. */
export interface Measurement {
  perSecond: number
  count: number
  latency: Latency
}

/** Whether something that began and ended then counts. Times are from `performance.now()`. */
export interface Window {
  begin: number
  end: number
}

/** Runs `lanes` loops side by side; `once` is awaited before its lane goes on. @throws the first error of any lane. */
export async function measure(lanes: number, { warmUp, measured }: Duration, once: (lane: number, window: Window) => Promise<void>): Promise<Measurement> {
  const begin = performance.now() + warmUp
  const window = { begin, end: begin + measured }
  const taken: number[] = []
  let count = 0
  await Promise.all(Array.from({ length: lanes }, async (_, lane) => {
    for (let started = performance.now(); started < window.end;) {
      await once(lane, window)
      const ended = performance.now()
      if (ended >= window.begin && ended < window.end) {
        count++
        taken.push(ended - started)
      }
      started = ended
    }
  }))
  return { perSecond: count / (measured / 1000), count, latency: latencyOf(taken) }
}

/** Percentiles by nearest rank; NaN of nothing. */
export function latencyOf(taken: number[]): Latency {
  const sorted = Float64Array.from(taken).sort()
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
  return { p50: rank(0.5), p99: rank(0.99) }
}

/** The middle of an odd number of values, the mean of the two in the middle of an even one. */
export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2
}
