'use client'

import { Suspense, useDeferredValue, useRef, type RefObject } from 'react'
import { useInbox } from '@/lib/client/use-inbox'
import { isSearch } from '@/lib/client/use-search'
import { RequestsEntry } from '@/components/requests/requests-entry'
import { ConversationList } from './conversation-list'
import { FilterTabs } from './filter-tabs'
import { InboxHeader } from './inbox-header'
import { InboxSkeleton } from './inbox-states'
import { searchOf } from './narrowed'
import { SearchField } from './search-field'
import { useInboxFilter, type Filter } from './use-inbox-filter'
import { useInboxSearch } from './use-inbox-search'
import { useSettled } from './use-settled'
import { useTakeBackMark } from './use-take-back-mark'
import { lazyPart } from '@/components/ui/lazy-part'

const SearchFilters = lazyPart(() => import('./search-filters'))
const SearchResults = lazyPart(() => import('./search-results'))
const RequestList = lazyPart(() => import('./request-list'))

/** Everything about the list: header, search, filter, conversations. */
export function InboxPane() {
  const [filter, chooseFilter] = useInboxFilter()
  const search = useInboxSearch()
  const typed = search.text.trim()
  const looking = searchOf(useDeferredValue(useSettled(typed, 200)), search.narrowed)
  const searching = typed !== '' || isSearch(looking)
  const field = useRef<HTMLInputElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const places = useRef(new Map<string, number>())
  useTakeBackMark()

  function focusFirst(): void {
    const first = ['[data-result]', '[data-row][tabindex="0"]', 'a[href]'].flatMap(selector => content.current?.querySelector<HTMLElement>(selector) ?? [])
    first[0]?.focus()
  }

  return (
    <div className="absolute inset-0 flex flex-col bg-surface">
      <InboxHeader />
      <SearchField
        field={field}
        value={search.text}
        onChange={search.setText}
        filtering={search.filtering}
        onFilter={search.toggleFiltering}
        searching={search.text !== '' || search.isNarrowed}
        onClear={search.clear}
        onLeave={focusFirst}
      />
      {search.filtering || searching ? (
        <Suspense fallback={<div className="h-12 max-wide:h-14" />}>
          <SearchFilters value={search.narrowed} onChange={search.narrow} />
        </Suspense>
      ) : (
        <FilterTabs value={filter} onChange={chooseFilter} />
      )}
      <div ref={content} className="flex min-h-0 flex-1 flex-col">
        {searching ? (
          <Suspense fallback={<InboxSkeleton />}>
            <SearchResults search={looking} settled={looking.q === (typed || undefined)} onLeave={() => field.current?.focus()} onClear={search.clear} />
          </Suspense>
        ) : (
          <Conversations filter={filter} places={places} onShowAll={() => chooseFilter('all')} />
        )}
      </div>
    </div>
  )
}

function Conversations({ filter, places, onShowAll }: { filter: Filter; places: RefObject<Map<string, number>>; onShowAll: () => void }) {
  const inbox = useInbox({ filter: filter === 'requests' ? 'all' : filter })
  if (filter === 'requests') {
    return (
      <Suspense fallback={<InboxSkeleton />}>
        <RequestList />
      </Suspense>
    )
  }
  return (
    <>
      {filter === 'all' && <RequestsEntry />}
      <div className="min-h-0 flex-1">
        <ConversationList key={filter} inbox={inbox} filter={filter} places={places} onShowAll={onShowAll} />
      </div>
    </>
  )
}
