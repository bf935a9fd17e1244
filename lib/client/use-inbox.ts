'use client'
import type { Conversation } from '@/lib/contract/views'

export type InboxFilter = 'all' | 'unread' | 'pinned' | 'archived' | 'groups'

export interface InboxQuery {
  conversations: Conversation[]
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

/** The conversations of a filter and a search, pinned first, then the latest activity. */
export function useInbox({ filter = 'all', q = '' }: { filter?: InboxFilter; q?: string } = {}): InboxQuery {
  void [filter, q]
  return { conversations: [], status: 'loading', error: null, retry() {}, hasMore: false, loadingMore: false, loadMore() {} }
}
