'use client'
import { useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { ErrorCode } from '@/lib/contract/errors'
import { call } from './api'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { getContactVerdict } from './routes'

/** What writing to somebody would come to: it arrives, it is a request first, or it is refused, and why. */
export interface Verdict {
  verdict: 'open' | 'request' | 'denied'
  code?: ErrorCode | undefined
}

/** What somebody decides about who may write to them changes without an event. */
const fresh = 15_000

function verdictQuery(userId: string): UseQueryOptions<Verdict> {
  return { queryKey: keys.verdict(userId), queryFn: ({ signal }) => call(getContactVerdict, { params: { id: userId }, signal }), staleTime: fresh }
}

export interface VerdictQuery {
  verdict: Verdict | undefined
  error: Error | null
}

/**
 * What a send to somebody would meet right now; nothing is asked without anybody. `since` names what it may depend on,
 * like the request that waits: another is another question.
 */
export function useVerdict(userId: string | undefined, since?: string): VerdictQuery {
  const query = verdictQuery(userId ?? '')
  const { data, error } = useQuery({ ...query, ...(since !== undefined && { queryKey: [...query.queryKey, since], staleTime: 0 }), enabled: userId !== undefined })
  return { verdict: data, error }
}

/** The same for several people, in their order; undefined where it is not known yet. */
export function useVerdicts(userIds: readonly string[]): (Verdict | undefined)[] {
  return useQueries({ queries: userIds.map(verdictQuery), combine: answers => answers.map(({ data }) => data) })
}

/** Asks, unless it was just asked. Throws `ApiError`. */
export function useFetchVerdict(): (userId: string) => Promise<Verdict> {
  const { client } = useRuntime()
  return useCallback(userId => client.fetchQuery(verdictQuery(userId)), [client])
}
