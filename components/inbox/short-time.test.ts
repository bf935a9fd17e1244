import { describe, expect, it } from 'vitest'
import { shortTime } from './short-time'

const now = new Date(2026, 10, 20, 12, 0)

describe('the time of a conversation', () => {
  it.each([
    [new Date(2026, 10, 20, 9, 5), '09:05'],
    [new Date(2026, 10, 19, 23, 59), 'Yesterday'],
    [new Date(2026, 10, 16, 8, 0), 'Mon'],
    [new Date(2026, 2, 1, 8, 0), '1 Mar'],
    [new Date(2025, 2, 1, 8, 0), '01/03/2025'],
  ])('%s reads %j', (time, words) => {
    expect(shortTime(time, now, 'en-GB')).toBe(words)
  })

  it('is in the language of the reader', () => {
    expect(shortTime(new Date(2026, 10, 19, 8, 0), now, 'de')).toBe('Gestern')
  })

  it('is the clock for a moment that the reader has not reached yet', () => {
    expect(shortTime(new Date(2026, 10, 21, 0, 5), now, 'en-GB')).toBe('00:05')
  })
})
