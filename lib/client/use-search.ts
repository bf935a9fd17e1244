'use client'
import { type InfiniteData, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ReturnOf } from '@/lib/contract/endpoint'
import type { searchMessages as searchMessagesEndpoint } from '@/lib/contract/endpoints/search'
import type { Hit } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { searchMessages } from './routes'

/** What messages are looked for: words, and what narrows them. `from` is a person's id; `after` and `before` are moments. */
export interface MessageSearch {
  q?: string
  conversationId?: string
  from?: string
  has?: 'link' | 'image' | 'video' | 'audio' | 'file'
  after?: string
  before?: string
}

export interface SearchQuery {
  /** Best first. */
  hits: Hit[]
  /** `idle`: nothing is looked for. */
  status: 'idle' | 'loading' | 'ready' | 'error'
  /** Whether `hits` still answer an earlier question. */
  stale: boolean
  error: Error | null
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  /** Whether the last page could not be fetched; `loadMore` tries it again. */
  moreFailed: boolean
  loadMore(): void
}

type Page = ReturnOf<typeof searchMessagesEndpoint>

/** Whether there is anything to look for: times and a conversation alone are not enough. */
export function isSearch({ q, from, has }: MessageSearch): boolean {
  return Boolean(q?.trim() || from || has)
}

/** Messages that say or have something, endlessly. */
export function useSearch(search: MessageSearch): SearchQuery {
  const looking = { ...search, q: search.q?.trim() || undefined }
  const enabled = isSearch(looking)
  const { data, error, refetch, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, isPlaceholderData } = useInfiniteQuery({
    queryKey: keys.search(looking),
    queryFn: ({ pageParam, signal }) => call(searchMessages, { query: { ...looking, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => page.nextCursor,
    enabled,
    // No event says what is found now.
    staleTime: 10_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData<InfiniteData<Page, string | null>>,
  })
  const hits = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  return {
    hits,
    status: enabled ? loadStatus(data, data ? null : error) : 'idle',
    stale: isPlaceholderData,
    error,
    retry: () => void refetch(),
    hasMore: hasNextPage && !isPlaceholderData,
    loadingMore: isFetchingNextPage,
    moreFailed: isFetchNextPageError,
    loadMore() {
      if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage()
    },
  }
}
