import { expect, test } from 'vitest'
import { barsOf, busiest } from './bars'

const days = (...counts: number[]) => counts.map((count, index) => ({ date: `2030-01-0${index + 1}`, count }))

test('the busiest day reaches the top, and half of it the middle', () => {
  expect(barsOf(days(10, 5), { width: 100, height: 60 }).map(({ y, height }) => [y, height])).toEqual([[0, 60], [30, 30]])
})

test('a day without anything has no bar, and one with little a visible one', () => {
  expect(barsOf(days(0, 1, 1000), { width: 90, height: 60 }).map(({ height }) => height)).toEqual([0, 2, 60])
})

test('nothing at all has no bars', () => {
  expect(barsOf(days(0, 0), { width: 10, height: 10 }).every(({ height }) => height === 0)).toBe(true)
  expect(barsOf([], { width: 10, height: 10 })).toEqual([])
})

test('of two busiest days the latest', () => {
  expect(busiest(days(3, 7, 7, 1))?.date).toBe('2030-01-03')
  expect(busiest([])).toBeUndefined()
})
