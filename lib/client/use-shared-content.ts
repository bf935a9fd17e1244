'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Message } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { searchMessages } from './routes'

/** What messages may have beside their words. */
export type SharedKind = 'image' | 'video' | 'audio' | 'file' | 'link'

export interface SharedContent {
  /** The messages that have it, the newest first. */
  messages: Message[]
  status: 'loading' | 'ready' | 'error'
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

/** Everything of one kind that was sent in a conversation. */
export function useSharedContent(conversationId: string, has: SharedKind): SharedContent {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: keys.shared(conversationId, has),
    queryFn: ({ pageParam, signal }) => call(searchMessages, { query: { conversationId, has, cursor: pageParam, limit: 30 }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    // What is sent meanwhile is there at the next look.
    staleTime: 0,
  })
  return {
    messages: data?.pages.flatMap(({ items }) => items) ?? [],
    status: loadStatus(data, error),
    retry: () => void refetch(),
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    loadMore() {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
  }
}
