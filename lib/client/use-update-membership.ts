'use client'
import { useCallback } from 'react'
import type { MembershipChange } from './membership-changes'
import { useRuntime } from './realtime-provider'

export type { MembershipChange } from './membership-changes'

/** Until when somebody mutes who mutes without an end: the server keeps a moment, and this one nobody sees pass. */
export const forever = '9999-12-31T00:00:00.000Z'

/**
 * Changes one's own settings of a conversation: shown at once, and taken back before the promise rejects (`ApiError`).
 * Changes of one conversation are told in order.
 */
export function useUpdateMembership(): (conversationId: string, change: MembershipChange) => Promise<void> {
  const { memberships } = useRuntime()
  return useCallback((conversationId, change) => memberships.update(conversationId, change), [memberships])
}
