'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useState } from 'react'

export const inboxFilters = ['all', 'unread', 'requests', 'groups', 'pinned', 'archived'] as const
export type Filter = (typeof inboxFilters)[number]

/** What an address asks for; what it does not say, or not in our words, is everything. */
export function filterOf(value: string | null): Filter {
  return inboxFilters.find(filter => filter === value) ?? 'all'
}

/** Where the list is with a filter. */
export function inboxPath(filter: Filter): string {
  return filter === 'all' ? '/inbox' : `/inbox?filter=${filter}`
}

/**
 * The filter of the list and how to choose another. At the list the address says it; beside a thread it stays what it
 * was, and choosing one leaves the thread open.
 */
export function useInboxFilter(): [Filter, (filter: Filter) => void] {
  const atList = usePathname() === '/inbox'
  const asked = filterOf(useSearchParams().get('filter'))
  const [kept, setKept] = useState(asked)
  if (atList && kept !== asked) setKept(asked)
  return [
    atList ? asked : kept,
    filter => {
      setKept(filter)
      // Nothing of the page is the server's to say, so the address changes without asking it.
      if (atList) window.history.replaceState(null, '', inboxPath(filter))
    },
  ]
}
