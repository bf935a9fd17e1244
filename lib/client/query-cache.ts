import { QueryClient, type QueryKey } from '@tanstack/react-query'
import type { Conversation, Me, Message } from '@/lib/contract/views'
import { ApiError } from './api'
import type { Cache, Cell, TypingState } from './cache'
import type { InboxFilter, InboxList } from './inbox-list'
import { keys } from './keys'
import type { RequestBox, RequestList } from './request-list'
import type { ThreadWindow } from './thread-window'

/** Events keep everything up to date, so nothing is fetched again by the clock, by focus or by a new view. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 30 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (failures, error) => failures < 3 && !(error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429),
        retryDelay: (failures, error) => (error instanceof ApiError && error.retryAfter ? error.retryAfter * 1000 : Math.min(1000 * 2 ** failures, 15_000)),
        structuralSharing: false,
      },
      mutations: { networkMode: 'always' },
    },
  })
  // Lists show them too, and events must find them. What is fetched again is mostly what was there: nothing is drawn again for it.
  client.setQueryDefaults(keys.conversations, { gcTime: Infinity, structuralSharing: true })
  for (const queryKey of [keys.inboxes, keys.me, keys.settings, keys.requestLists]) client.setQueryDefaults(queryKey, { structuralSharing: true })
  return client
}

/** The cache of `apply` and its like, over react-query. */
export function createQueryCache(client: QueryClient, userId: string): Cache {
  const cell = <T>(key: QueryKey): Cell<T> => ({
    get: () => client.getQueryData<T>(key),
    set: value => void client.setQueryData<T>(key, value),
  })
  return {
    userId,
    me: cell<Me>(keys.me),
    conversation: id => cell<Conversation>(keys.conversation(id)),
    thread: id => cell<ThreadWindow>(keys.thread(id)),
    typing: id => cell<TypingState>(keys.typing(id)),
    pins: id => cell<Message[]>(keys.pins(id)),
    inboxes: () => client.getQueryCache().findAll({ queryKey: keys.inboxes }).map(({ queryKey }) => ({
      scope: { filter: queryKey[1] as InboxFilter, q: String(queryKey[2]) },
      list: cell<InboxList>(queryKey),
    })),
    conversations: () => client.getQueriesData<Conversation>({ queryKey: keys.conversations }).flatMap(([, conversation]) => conversation ?? []),
    requests: () => client.getQueryCache().findAll({ queryKey: keys.requestLists }).map(({ queryKey }) => ({
      box: queryKey[1] as RequestBox,
      list: cell<RequestList>(queryKey),
    })),
    chosen: new Map(),
    gone: new Set(),
  }
}
