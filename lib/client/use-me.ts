'use client'
import { useQuery } from '@tanstack/react-query'
import type { Me } from '@/lib/contract/views'
import { keys } from './keys'
import { fetchMe } from './server-calls'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { useHydrated } from './use-hydrated'

export interface MeQuery {
  me: Me | undefined
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
}

/** The person who is signed in. */
export function useMe(): MeQuery {
  const { data, error, refetch } = useQuery({ queryKey: keys.me, queryFn: fetchMe })
  const { opening } = useRuntime()
  // A page behind a Suspense boundary is hydrated after the shell, which may know more by then than the server did.
  if (!useHydrated()) return { me: opening?.me, status: opening ? 'ready' : 'loading', error: null, retry: () => void refetch() }
  return { me: data, status: loadStatus(data, error), error, retry: () => void refetch() }
}

/** How many messages are unread over all conversations; 0 while unknown. */
export function useUnreadTotal(): number {
  return useMe().me?.unreadCount ?? 0
}
