import { describe, expect, it } from 'vitest'
import { en } from '@/lib/words/en'
import { presenceLine } from './presence'

const now = new Date('2026-11-21T12:00:00.000Z')

function lineFor(lastActiveAt: string | null, online = false) {
  return presenceLine({ online, lastActiveAt }, now, en.thread.presence, 'en')
}

describe('the presence line', () => {
  it('says online whatever the time', () => {
    expect(lineFor('2026-11-01T00:00:00.000Z', true)).toBe('Online')
  })

  it.each([
    ['2026-11-21T11:59:30.000Z', 'Last seen just now'],
    ['2026-11-21T12:00:09.000Z', 'Last seen just now'],
    ['2026-11-21T11:59:00.000Z', 'Last seen 1 minute ago'],
    ['2026-11-21T10:00:00.000Z', 'Last seen 2 hours ago'],
    ['2026-11-20T11:00:00.000Z', 'Last seen 1 day ago'],
    ['2026-11-01T12:00:00.000Z', 'Last seen on November 1'],
    ['2025-03-01T12:00:00.000Z', 'Last seen on March 1, 2025'],
  ])('for %s says %j', (time, line) => {
    expect(lineFor(time)).toBe(line)
  })

  it('says no time where there is none to say', () => {
    expect(lineFor(null)).toBe('Offline')
  })
})
