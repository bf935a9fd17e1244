import { expect, it } from 'vitest'
import { lastSeenOf } from './last-seen'

const now = Date.parse('2026-02-21T10:00:00Z')
const after = (seconds: number) => lastSeenOf({ online: false, lastActiveAt: new Date(now - seconds * 1000).toISOString() }, now)

it('decision 15: when somebody was last here, in words', () => {
  expect(lastSeenOf({ online: true, lastActiveAt: null }, now)).toBe('just now')
  expect([-5, 0, 59].map(after)).toEqual(['just now', 'just now', 'just now'])
  expect([60, 3_599, 3_600, 7_200, 86_399].map(after)).toEqual(['1m ago', '59m ago', '1h ago', '2h ago', '23h ago'])
  expect([86_400, 604_799, 604_800, 40_000_000].map(after)).toEqual(['1d ago', '6d ago', '1w ago', '66w ago'])
})

it('what may not be known is not told', () => {
  expect(lastSeenOf({ online: false, lastActiveAt: null }, now)).toBe('recently')
})
