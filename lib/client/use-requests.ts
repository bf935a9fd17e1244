'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Request } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { appendRequests, type RequestBox, type RequestList } from './request-list'
import { useDecidedIds } from './use-held-decisions'
import { listRequests } from './routes'

export interface RequestsQuery {
  /** Those that wait, newest first, without those that were decided just now. */
  requests: Request[]
  status: 'loading' | 'ready' | 'error'
  retry(): void
  hasMore: boolean
  loadingMore: boolean
  loadMore(): void
}

const none: Request[] = []

/** The requests that wait: for the caller's answer, or for somebody else's. */
export function useRequests(box: RequestBox = 'received'): RequestsQuery {
  const { client } = useRuntime()
  const queryKey = keys.requests(box)
  const { data, error, refetch } = useQuery<RequestList>({ queryKey, queryFn: ({ signal }) => fetchPage(box, undefined, signal) })
  const more = useMutation({
    async mutationFn(cursor: string) {
      const page = await fetchPage(box, cursor)
      client.setQueryData<RequestList>(queryKey, list => list && appendRequests(list, page))
    },
  })
  const cursor = data?.nextCursor ?? null
  const decided = useDecidedIds()
  const requests = useMemo(() => (data?.items ?? none).filter(({ id }) => !decided.has(id)), [data, decided])
  return {
    requests,
    status: loadStatus(data, error),
    retry: () => void refetch(),
    hasMore: cursor !== null,
    loadingMore: more.isPending,
    loadMore() {
      if (cursor !== null && !more.isPending) more.mutate(cursor)
    },
  }
}

function fetchPage(box: RequestBox, cursor: string | undefined, signal?: AbortSignal): Promise<RequestList> {
  return call(listRequests, { query: { box, status: 'pending', cursor }, ...(signal && { signal }) })
}
