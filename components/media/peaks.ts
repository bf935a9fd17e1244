/** How many bars a sound is drawn with. */
export const barCount = 44

/** How loud a sound is along its length, as bars from 0 to 1; the loudest is 1. */
export function peaksOf(samples: Float32Array, bars = barCount): number[] {
  if (samples.length === 0) return Array.from({ length: bars }, () => 0)
  const size = samples.length / bars
  const loud = Array.from({ length: bars }, (_, bar) => loudness(samples, Math.floor(bar * size), Math.max(Math.floor(bar * size) + 1, Math.floor((bar + 1) * size))))
  const most = Math.max(...loud)
  return loud.map(value => (most > 0 ? value / most : 0))
}

function loudness(samples: Float32Array, from: number, to: number): number {
  let sum = 0
  // Of long sounds a part of the samples tells enough.
  const step = Math.max(1, Math.floor((to - from) / 2000))
  let count = 0
  for (let at = from; at < to && at < samples.length; at += step) {
    sum += (samples[at] ?? 0) ** 2
    count++
  }
  return Math.sqrt(sum / Math.max(1, count))
}
