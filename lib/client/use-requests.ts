'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import type { Request } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { appendRequests, type RequestBox, type RequestList } from './request-list'
import { listRequests } from './routes'

export interface RequestsQuery {
  /** Those that wait, newest first. */
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
  return {
    requests: data?.items ?? none,
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
