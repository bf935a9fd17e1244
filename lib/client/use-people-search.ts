'use client'
import type { User } from '@/lib/contract/views'

export interface PeopleSearch {
  people: User[]
  /** `idle`: fewer than 2 characters. */
  status: 'idle' | 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
}

/** People whose username or name begins with `q`. */
export function usePeopleSearch(q: string): PeopleSearch {
  void q
  return { people: [], status: 'idle', error: null, retry() {} }
}
