'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Conversation } from '@/lib/contract/views'
import { call } from './api'
import { receiveConversation } from './cache'
import { appendPage, type InboxFilter, type InboxList, type InboxScope, placeConversation } from './inbox-list'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { listInbox } from './routes'
import type { Runtime } from './runtime'

export type { InboxFilter } from './inbox-list'

export interface InboxQuery {
  conversations: Conversation[]
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

const none: Conversation[] = []

/** The conversations of a filter and a search, pinned first, then the latest activity. */
export function useInbox({ filter = 'all', q = '', enabled = true }: { filter?: InboxFilter; q?: string; enabled?: boolean } = {}): InboxQuery {
  const runtime = useRuntime()
  const scope = { filter, q: q.trim() }
  const queryKey = keys.inbox(scope)
  const { data, error, refetch } = useQuery<InboxList>({
    queryKey,
    enabled,
    queryFn: ({ signal }) => openList(runtime, scope, signal),
    // What a search finds is known to the server only. Until it answers, what the search before it found stays; the whole inbox was not found.
    ...(scope.q !== '' && { staleTime: 0, gcTime: 60_000, placeholderData: (found, before) => (before?.queryKey[2] === '' ? undefined : found) }),
  })
  const more = useMutation({
    mutationKey: ['more', ...queryKey],
    mutationFn: (cursor: string) => addPage(runtime, scope, cursor),
    retry: 3,
  })
  return {
    conversations: data?.items ?? none,
    status: loadStatus(data, error),
    error,
    retry: () => void refetch(),
    hasMore: data?.nextCursor != null,
    loadingMore: more.isPending,
    loadMore() {
      const cursor = runtime.client.getQueryData<InboxList>(queryKey)?.nextCursor
      if (cursor && !runtime.client.isMutating({ mutationKey: ['more', ...queryKey] })) more.mutate(cursor)
    },
  }
}

async function openList(runtime: Runtime, scope: InboxScope, signal: AbortSignal): Promise<InboxList> {
  const page = await fetchPage(runtime, scope, undefined, signal)
  // Conversations that moved up while the page was on its way.
  return scope.q === '' ? runtime.cache.conversations().reduce((list, conversation) => placeConversation(list, scope, conversation), page) : page
}

async function addPage(runtime: Runtime, scope: InboxScope, cursor: string): Promise<void> {
  const page = await fetchPage(runtime, scope, cursor)
  runtime.client.setQueryData<InboxList>(keys.inbox(scope), list => list && appendPage(list, page))
}

async function fetchPage(runtime: Runtime, { filter, q }: InboxScope, cursor: string | undefined, signal?: AbortSignal): Promise<InboxList> {
  const page = await call(listInbox, { query: { filter, q: q || undefined, cursor }, ...(signal && { signal }) })
  const items = page.items.map(fetched => {
    runtime.followUp(receiveConversation(runtime.cache, fetched))
    return runtime.cache.conversation(fetched.id).get() ?? fetched
  })
  return { items, nextCursor: page.nextCursor }
}
