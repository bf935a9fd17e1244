'use client'
import type { Session } from '@/lib/contract/views'

export interface Sessions {
  sessions: Session[]
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
  /** Signs a device out; it is gone from the list at once. Throws `ApiError`. */
  revoke(id: string): Promise<void>
  revoking: boolean
}

/** The devices that are signed in. */
export function useSessions(): Sessions {
  return { sessions: [], status: 'loading', error: null, retry() {}, async revoke() {}, revoking: false }
}
