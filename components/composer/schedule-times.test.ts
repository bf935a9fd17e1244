import { expect, it } from 'vitest'
import { fieldsOf, nextMonday, problemWith, timeOf, tomorrow } from './schedule-times'

const wednesday = new Date(2026, 0, 14, 15, 30)

it('tomorrow and Monday begin at nine', () => {
  expect(fieldsOf(tomorrow(wednesday))).toEqual({ date: '2026-01-15', time: '09:00' })
  expect(fieldsOf(nextMonday(wednesday))).toEqual({ date: '2026-01-19', time: '09:00' })
})

it('Monday is never today or tomorrow, for which there is a choice of its own', () => {
  expect(fieldsOf(nextMonday(new Date(2026, 0, 18, 12))).date).toBe('2026-01-26')
  expect(fieldsOf(nextMonday(new Date(2026, 0, 19, 6))).date).toBe('2026-01-26')
  expect(fieldsOf(nextMonday(new Date(2026, 0, 17, 12))).date).toBe('2026-01-19')
})

it('a day and a time are a time where the reader is', () => {
  expect(timeOf('2026-01-19', '09:05')).toEqual(new Date(2026, 0, 19, 9, 5))
  expect(timeOf('', '09:05')).toBeNull()
  expect(timeOf('2026-01-19', '')).toBeNull()
})

it('what has passed or is too far away is told', () => {
  expect(problemWith(wednesday, wednesday)).toBe('past')
  expect(problemWith(tomorrow(wednesday), wednesday)).toBeNull()
  expect(problemWith(new Date(2027, 1, 14), wednesday)).toBe('far')
})
