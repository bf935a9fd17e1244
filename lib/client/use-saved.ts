'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Message } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { listSaved } from './routes'
import type { SavedList } from './saved-list'

export interface SavedQuery {
  messages: Message[]
  status: 'loading' | 'ready' | 'error'
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

const none: Message[] = []
/** As many as a page may have: whether a message is saved is known of these at once. */
const limit = 100
const moreKey = ['more', ...keys.saved]

/** What one saved, the newest saved first. Nobody tells of what another device saves, so it is asked for again after a while. */
export function useSaved(): SavedQuery {
  const { client } = useRuntime()
  const { data, error, refetch } = useQuery<SavedList>({
    queryKey: keys.saved,
    queryFn: ({ signal }) => call(listSaved, { query: { limit }, signal }),
    staleTime: 20_000,
  })
  const more = useMutation({
    mutationKey: moreKey,
    mutationFn: async (cursor: string) => {
      const page = await call(listSaved, { query: { limit, cursor } })
      client.setQueryData<SavedList>(keys.saved, list => {
        if (!list) return list
        const known = new Set(list.items.map(({ id }) => id))
        return { items: [...list.items, ...page.items.filter(({ id }) => !known.has(id))], nextCursor: page.nextCursor }
      })
    },
    retry: 3,
  })
  return {
    messages: data?.items ?? none,
    status: loadStatus(data, error),
    retry: () => void refetch(),
    hasMore: data?.nextCursor != null,
    loadingMore: more.isPending,
    loadMore() {
      const cursor = client.getQueryData<SavedList>(keys.saved)?.nextCursor
      if (cursor && !client.isMutating({ mutationKey: moreKey })) more.mutate(cursor)
    },
  }
}
