import { describe, expect, it } from 'vitest'
import { filterOf, inboxFilters, inboxPath } from './use-inbox-filter'

describe('the address of a filter', () => {
  it('leads back to the filter', () => {
    for (const filter of inboxFilters) expect(filterOf(new URL(inboxPath(filter), 'http://parley.test').searchParams.get('filter'))).toBe(filter)
  })

  it('shows everything where it says nothing that is known', () => {
    expect([filterOf(null), filterOf(''), filterOf('secret')]).toEqual(['all', 'all', 'all'])
  })
})
