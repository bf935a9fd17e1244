'use client'
import { useQuery } from '@tanstack/react-query'
import type { ExportView } from '@/lib/contract/views'
import { call } from './api'
import { keys } from './keys'
import { loadStatus, type LoadStatus } from './load-status'
import { useRuntime } from './realtime-provider'
import { listExports, requestExport } from './routes'

/** How often one that is being made is asked for, in milliseconds. */
const interval = 2_000

export interface ExportsQuery {
  exports: ExportView[]
  status: LoadStatus
  retry(): void
  /** Asks for a new one; answers with what is there where it is too early for another. Throws `ApiError`. */
  request(): Promise<ExportView>
}

const none: ExportView[] = []

/** The zips of everything of one's own, the newest first. */
export function useExports(): ExportsQuery {
  const { client } = useRuntime()
  const { data, error, refetch } = useQuery({
    queryKey: keys.exports,
    queryFn: async () => (await call(listExports)).items,
    staleTime: 0,
    refetchInterval: query => (query.state.data?.some(({ status }) => status === 'preparing') ? interval : false),
  })
  return {
    exports: data ?? none,
    status: loadStatus(data, error),
    retry: () => void refetch(),
    async request() {
      const made = await call(requestExport)
      client.setQueryData<ExportView[]>(keys.exports, exports => [made, ...(exports ?? []).filter(({ id }) => id !== made.id)])
      return made
    },
  }
}

/** Where the zip of an export is. */
export function exportUrl(id: string): string {
  return `/api/me/export/${id}`
}
