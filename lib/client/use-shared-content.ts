'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { Message } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { searchMessages } from './routes'
import { mergeLoaded } from './shared-content'

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

/** Everything of one kind, or of two as one list, that was sent in a conversation. */
export function useSharedContent(conversationId: string, [one, other]: readonly [SharedKind, SharedKind?]): SharedContent {
  const first = useKind(conversationId, one)
  const second = useKind(conversationId, other ?? one)
  if (!other) return first
  const { messages, next } = mergeLoaded(first, second)
  const list = { first, second }
  return {
    messages,
    status: first.status === 'error' || second.status === 'error' ? 'error' : first.status === 'loading' ? 'loading' : second.status,
    retry() {
      for (const part of [first, second]) if (part.status === 'error') part.retry()
    },
    hasMore: next !== null,
    loadingMore: first.loadingMore || second.loadingMore,
    loadMore() {
      if (next) list[next].loadMore()
    },
  }
}

function useKind(conversationId: string, has: SharedKind): SharedContent {
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
