import { expect, it } from 'vitest'
import { peaksOf } from './peaks'

it('a sound is as many bars, and the loudest reaches the top', () => {
  const samples = Float32Array.from({ length: 1000 }, (_, at) => (at < 500 ? 0.1 : 0.4) * (at % 2 ? 1 : -1))
  const peaks = peaksOf(samples, 4)
  expect(peaks.map(value => Math.round(value * 100) / 100)).toEqual([0.25, 0.25, 1, 1])
})

it('silence and nothing are flat', () => {
  expect(peaksOf(new Float32Array(100), 3)).toEqual([0, 0, 0])
  expect(peaksOf(new Float32Array(0), 3)).toEqual([0, 0, 0])
  expect(peaksOf(Float32Array.of(1), 3)).toHaveLength(3)
})
