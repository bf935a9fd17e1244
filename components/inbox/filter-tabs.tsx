'use client'

import { useEffect, useRef } from 'react'
import { useMe } from '@/lib/client/use-me'
import { useWords } from '@/components/language/language-provider'
import { useRequestCount } from '@/lib/client/use-held-decisions'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { inboxFilters, type Filter } from './use-inbox-filter'

/** What of the inbox is shown, with how much waits. The row scrolls where it does not fit. */
export function FilterTabs({ value, onChange }: { value: Filter; onChange: (filter: Filter) => void }) {
  const { filters } = useWords().inbox
  const unread = useMe().me?.unreadCount ?? 0
  const requests = useRequestCount()
  const bar = useRef<HTMLDivElement>(null)

  useEffect(() => {
    bar.current?.querySelector('[data-state="checked"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    // What waits widens the chips before it.
  }, [value, unread, requests])

  const badges: Partial<Record<Filter, { count: number; label: string }>> = {
    unread: { count: unread, label: filters.unreadMessages(unread) },
    requests: { count: requests, label: filters.waitingRequests(requests) },
  }
  return (
    <div ref={bar} className="overflow-x-auto overscroll-x-contain scroll-px-6 px-4 py-2 [scrollbar-width:none] [mask-image:linear-gradient(to_right,transparent,black_1rem,black_calc(100%-1rem),transparent)]">
      <SegmentedControl
        look="chips"
        label={filters.label}
        value={value}
        onChange={onChange}
        segments={inboxFilters.map(filter => {
          const badge = badges[filter]
          return { value: filter, label: filters[filter], badge: badge && badge.count > 0 && <Count {...badge} /> }
        })}
        className="w-max"
      />
    </div>
  )
}

function Count({ count, label }: { count: number; label: string }) {
  return (
    <span className="text-xs font-semibold tabular-nums">
      <span aria-hidden="true" data-count={count}>
        {count > 99 ? '99+' : count}
      </span>
      <span className="sr-only">{label}</span>
    </span>
  )
}
