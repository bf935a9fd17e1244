'use client'

import { Search, X } from 'lucide-react'
import { useDeferredValue, useRef, useState, type KeyboardEvent } from 'react'
import { useInbox } from '@/lib/client/use-inbox'
import { RequestsEntry } from '@/components/requests/requests-entry'
import { IconButton } from '@/components/ui/icon-button'
import { SegmentedControl } from '@/components/ui/segmented-control'
import { ConversationList } from './conversation-list'
import { InboxHeader } from './inbox-header'
import { useSettled } from './use-settled'

type Filter = 'all' | 'unread'

const filters: { value: Filter; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'unread', label: 'Unread' },
]

/** Everything about the list: header, search, filter, conversations. */
export function InboxPane() {
  const [filter, setFilter] = useState<Filter>('all')
  const [text, setText] = useState('')
  const q = useDeferredValue(useSettled(text.trim(), 200))
  const inbox = useInbox({ filter, q })
  const list = useRef<HTMLDivElement>(null)

  return (
    <div className="flex h-full flex-col bg-surface">
      <InboxHeader />
      <SearchField value={text} onChange={setText} onLeave={() => list.current?.querySelector<HTMLElement>('[data-row]')?.focus()} />
      <div className="px-4 py-2">
        <SegmentedControl look="chips" label="Show" value={filter} segments={filters} onChange={setFilter} />
      </div>
      <RequestsEntry />
      <div ref={list} className="min-h-0 flex-1">
        <ConversationList key={`${filter} ${q}`} inbox={inbox} filter={filter} q={q} onShowAll={() => (setFilter('all'), setText(''))} />
      </div>
    </div>
  )
}

function SearchField({ value, onChange, onLeave }: { value: string; onChange: (value: string) => void; onLeave: () => void }) {
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && value !== '') {
      event.preventDefault()
      onChange('')
    } else if (event.key === 'ArrowDown') {
      event.preventDefault()
      onLeave()
    }
  }

  return (
    <search className="relative mx-4 block">
      <Search aria-hidden="true" className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
      <input
        type="search"
        aria-label="Search names and messages"
        placeholder="Search"
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        autoComplete="off"
        maxLength={200}
        className="h-10 w-full rounded-md bg-sunken pr-10 pl-9 text-base text-ink focus-visible:outline-offset-0 [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== '' && (
        <IconButton label="Clear search" tooltip={false} className="absolute! top-0 right-0" onClick={() => onChange('')}>
          <X aria-hidden="true" className="size-4!" />
        </IconButton>
      )}
    </search>
  )
}
