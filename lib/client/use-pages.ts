'use client'
import { keepPreviousData, type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { loadStatus } from './load-status'

export interface Pages<Item> {
  items: Item[]
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

export interface PagesOptions<Page> {
  queryKey: QueryKey
  fetchPage(cursor: string | undefined, signal: AbortSignal): Promise<Page>
  /** Asked for again so often while somebody looks, in milliseconds: no event tells of it. */
  every?: number
  /** What was asked for before stays until this is here, as while somebody types. */
  keep?: boolean
}

/** A list that no event keeps up to date: fetched page by page, anew with each view. */
export function usePages<Item, Page extends { items: Item[]; nextCursor: string | null }>({ queryKey, fetchPage, every, keep = false }: PagesOptions<Page>): Pages<Item> & { first: Page | undefined } {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.nextCursor ?? undefined,
    staleTime: 0,
    gcTime: 60_000,
    ...(keep && { placeholderData: keepPreviousData }),
    ...(every !== undefined && { refetchInterval: every }),
  })
  const items = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  return {
    items,
    first: data?.pages[0],
    status: loadStatus(data, error),
    error,
    retry: () => void refetch(),
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    loadMore: () => void (hasNextPage && !isFetchingNextPage && fetchNextPage()),
  }
}
