import { expect, test } from 'vitest'
import { endOf, isSuspended } from './suspended'

const now = new Date('2030-01-10T12:00:00Z')
const suspendedAt = '2030-01-01T00:00:00.000Z'

test('a suspension without end lasts until it is lifted', () => {
  expect(isSuspended({ suspendedAt, suspendedUntil: null }, now)).toBe(true)
  expect(isSuspended({ suspendedAt: null, suspendedUntil: null }, now)).toBe(false)
})

test('a suspension that has run out is none', () => {
  expect(isSuspended({ suspendedAt, suspendedUntil: '2030-01-10T11:59:59.000Z' }, now)).toBe(false)
  expect(isSuspended({ suspendedAt, suspendedUntil: '2030-01-10T12:00:01.000Z' }, now)).toBe(true)
})

test('a week is over after seven days', () => {
  expect(endOf('week', now)?.toISOString()).toBe('2030-01-17T12:00:00.000Z')
  expect(endOf('forever', now)).toBeNull()
})
