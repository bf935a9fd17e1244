'use client'
import type { Me } from '@/lib/contract/views'

export interface MeQuery {
  me: Me | undefined
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
}

/** The person who is signed in. */
export function useMe(): MeQuery {
  return { me: undefined, status: 'loading', error: null, retry() {} }
}

/** How many messages are unread over all conversations; 0 while unknown. */
export function useUnreadTotal(): number {
  return useMe().me?.unreadCount ?? 0
}
