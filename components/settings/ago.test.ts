import { expect, test } from 'vitest'
import { ago } from './ago'

const now = new Date('2026-11-20T12:00:00Z')
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000)

test('a moment is told in the largest unit that fits, and as a date after a week', () => {
  expect(ago(before(5), now, 'en')).toBe('now')
  expect(ago(before(60), now, 'en')).toBe('1 minute ago')
  expect(ago(before(7_300), now, 'de')).toBe('vor 2 Stunden')
  expect(ago(before(86_400), now, 'en')).toBe('yesterday')
  expect(ago(before(30 * 86_400), now, 'de')).toBe('21. Oktober 2026')
})

test('what is to come is now: clocks differ', () => {
  expect(ago(before(-100), now, 'en')).toBe('now')
})
