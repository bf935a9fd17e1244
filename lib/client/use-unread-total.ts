'use client'
import { useMe } from './use-me'

/** How many messages are unread over all conversations; 0 while unknown. */
export function useUnreadTotal(): number {
  return useMe().me?.unreadCount ?? 0
}
