'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Conversation } from '@/lib/contract/views'
import { ApiError } from './api'
import type { ThreadMessage } from './delivery'
import { fetchAround, fetchLatest, loadNewer, loadOlder, openAround, openLatest } from './history'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { noEntries } from './outbox-storage'
import { useRuntime } from './realtime-provider'
import { threadMessages } from './thread-messages'
import { isMissing, useConversation } from './use-conversation'
import { memberOf } from './conversation-state'
import { useHydrated } from './use-hydrated'
import { useMe } from './use-me'

export type { Delivery, ThreadMessage } from './delivery'

export interface ThreadQuery {
  conversation: Conversation | undefined
  /** `missing`: it does not exist, or not for the caller. */
  status: 'loading' | 'ready' | 'missing' | 'error'
  error: Error | null
  retry(): void
  /** Ascending, pending ones last in the order of sending. */
  messages: ThreadMessage[]
  hasOlder: boolean
  loadingOlder: boolean
  loadOlder(): void
  hasNewer: boolean
  loadingNewer: boolean
  loadNewer(): void
  /** Goes to the end of the conversation when the window is not there. */
  jumpToLatest(): void
  /** Goes to where a message is; false where it is not there for the caller. Throws `ApiError`. */
  jumpTo(messageId: string): Promise<boolean>
}

/** The messages of a conversation, opened at its end, or around `first` where that message is there. */
export function useThread(id: string, first?: string | null): ThreadQuery {
  const runtime = useRuntime()
  const { conversation, ...about } = useConversation(id)
  const { data: window, error, refetch } = useQuery({ queryKey: keys.thread(id), queryFn: async () => (first ? await fetchAround(runtime, id, first) : null) ?? fetchLatest(runtime, id) })
  const hydrated = useHydrated()
  const loaded = window !== undefined
  // It may have been left behind while it was not open.
  useEffect(() => {
    if (loaded) runtime.received(id)
  }, [runtime, id, loaded])
  const older = useHistory(id, 'older')
  const newer = useHistory(id, 'newer')
  const latest = useHistory(id, 'latest')
  const jumpTo = useCallback((messageId: string) => openAround(runtime, id, messageId), [runtime, id])
  const missing = about.status === 'missing' || isMissing(error)
  return {
    conversation,
    // What was kept of it may be here before React has taken over this part of the page.
    status: !hydrated ? 'loading' : missing ? 'missing' : conversation ? loadStatus(window, error) : about.status,
    error: about.error ?? error,
    retry() {
      if (!conversation) about.retry()
      if (!loaded) void refetch()
    },
    messages: useMessages(id, conversation, window),
    hasOlder: window?.hasOlder ?? false,
    loadingOlder: older.loading,
    loadOlder: older.load,
    hasNewer: window?.hasNewer ?? false,
    loadingNewer: newer.loading || latest.loading,
    loadNewer: newer.load,
    jumpToLatest() {
      if (window?.hasNewer) latest.load()
    },
    jumpTo,
  }
}

const loaders = { older: loadOlder, newer: loadNewer, latest: openLatest }

/** Loads once at a time, and goes on trying while the server cannot be reached, so that a view may ask carelessly. */
function useHistory(id: string, which: keyof typeof loaders) {
  const runtime = useRuntime()
  const mutationKey = ['history', which, id]
  const { mutate, isPending } = useMutation({
    mutationKey,
    mutationFn: () => loaders[which](runtime, id),
    retry: (_, error) => error instanceof ApiError && error.passing,
    retryDelay: (failures, error) => (error instanceof ApiError && error.retryAfter ? error.retryAfter * 1000 : Math.min(1000 * 2 ** failures, 15_000)),
  })
  return {
    loading: isPending,
    load() {
      if (!runtime.client.isMutating({ mutationKey })) mutate()
    },
  }
}

function useMessages(id: string, conversation: Conversation | undefined, window: Parameters<typeof threadMessages>[0]): ThreadMessage[] {
  const { outbox, userId } = useRuntime()
  const { me } = useMe()
  const entries = useSyncExternalStore(outbox.subscribe, outbox.entries, () => noEntries)
  const self = me ?? (conversation && memberOf(conversation, userId)?.user)
  return useMemo(
    () => threadMessages(window, conversation, entries.filter(entry => entry.conversationId === id), self, userId),
    [window, conversation, entries, id, self, userId],
  )
}
