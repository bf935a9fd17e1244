'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { User } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { searchUsers } from './routes'

export interface PeopleSearch {
  people: User[]
  /** `idle`: fewer than 2 characters. */
  status: 'idle' | 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
}

/** The pause in typing after which a search goes out, in milliseconds. */
const pause = 150
const none: User[] = []

/** People whose username or name begins with `q`. */
export function usePeopleSearch(q: string): PeopleSearch {
  const wanted = q.trim()
  const settled = useSettled(wanted)
  const searchable = [...settled].length >= 2
  const { data, error, refetch } = useQuery({
    queryKey: keys.people(settled),
    queryFn: async ({ signal }) => (await call(searchUsers, { query: { q: settled }, signal })).items,
    enabled: searchable,
    staleTime: 10_000,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
  })
  if ([...wanted].length < 2) return { people: none, status: 'idle', error: null, retry() {} }
  return { people: data ?? none, status: loadStatus(data, error), error, retry: () => void refetch() }
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
