import { describe, expect, it } from 'vitest'
import { clockTime, dayKey, dayLabel } from './day'

const now = new Date(2026, 10, 21, 0, 30)

describe('day separators', () => {
  it('say today and yesterday by the calendar, not by 24 hours', () => {
    expect(dayLabel(new Date(2026, 10, 21, 0, 1), now, 'en')).toBe('Today')
    expect(dayLabel(new Date(2026, 10, 20, 23, 59), now, 'en')).toBe('Yesterday')
    expect(dayLabel(new Date(2026, 10, 20, 0, 1), now, 'en')).toBe('Yesterday')
  })

  it('say the weekday within the last week', () => {
    expect(dayLabel(new Date(2026, 10, 19, 12), now, 'en')).toBe('Thursday')
    expect(dayLabel(new Date(2026, 10, 15, 12), now, 'en')).toBe('Sunday')
  })

  it('say the date before that, with the year when it is another one', () => {
    expect(dayLabel(new Date(2026, 10, 14, 12), now, 'en-GB')).toMatch(/Sat,? 14 November/)
    expect(dayLabel(new Date(2025, 11, 31, 12), now, 'en-GB')).toBe('31 December 2025')
  })

  it('speak the language of the reader', () => {
    expect(dayLabel(now, now, 'de')).toBe('Heute')
    expect(dayLabel(new Date(2026, 10, 20), now, 'fr')).toBe('Hier')
  })

  it('do not call a day in the future by a weekday of the past', () => {
    expect(dayLabel(new Date(2026, 10, 23, 12), now, 'en-GB')).toMatch(/23 November/)
  })
})

describe('days and times', () => {
  it('are those of the clock where the reader is', () => {
    expect(dayKey(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
    expect(clockTime(new Date(2026, 0, 5, 9, 7), 'en-GB')).toMatch(/^0?9:07$/)
  })
})
