'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Account, AuditEntry, ReportDetails, ReportEntry, ReportStatus } from '@/lib/contract/moderation-views'
import { type ApiError, call } from './api'
import { keys } from './keys'
import { loadStatus } from './load-status'
import { decideReport, getReport, listAuditLog, listReportQueue, suspendUser, unsuspendUser } from './routes'
import { type Pages, usePages } from './use-pages'

/** How often the queue is looked at anew while somebody looks, in milliseconds. */
const every = 10_000

export type ReportDecision = 'reviewed' | 'resolved' | 'dismissed'

/** The reports of a status: open ones longest waiting first, decided ones newest first. */
export function useReportQueue(status: ReportStatus): Pages<ReportEntry> {
  return usePages<ReportEntry, { items: ReportEntry[]; nextCursor: string | null }>({
    queryKey: keys.reportQueue(status),
    fetchPage: (cursor, signal) => call(listReportQueue, { query: { status, cursor, limit: 100 }, signal }),
    every,
  })
}

export interface ReportQuery {
  report: ReportDetails | undefined
  status: 'loading' | 'ready' | 'error'
  error: Error | null
  retry(): void
}

/** A report with its evidence. Each fetch is noted in the audit log, so it is fetched once, and never by itself. */
export function useReportDetails(id: string): ReportQuery {
  const { data, error, refetch } = useQuery({
    queryKey: keys.reportDetails(id),
    queryFn: () => call(getReport, { params: { id } }),
    retry: false,
    // Who comes back looks again, and that is noted again.
    gcTime: 0,
  })
  return { report: data, status: loadStatus(data, error), error, retry: () => void refetch() }
}

export interface Deciding {
  /** Throws `ApiError`. */
  decide(status: ReportDecision, note: string): Promise<void>
  deciding: ReportDecision | null
}

/** Takes up, resolves or dismisses a report and everything that is one entry with it. */
export function useDecideReport(id: string): Deciding {
  const client = useQueryClient()
  const { mutateAsync, isPending, variables } = useMutation<void, ApiError, { status: ReportDecision; note: string }>({
    async mutationFn({ status, note }) {
      const entry = await call(decideReport, { params: { id }, body: { status, ...(note.trim() && { note }) } })
      client.setQueryData<ReportDetails>(keys.reportDetails(id), report => report && { ...report, ...entry })
      void client.invalidateQueries({ queryKey: keys.reportQueues })
    },
  })
  return { decide: (status, note) => mutateAsync({ status, note }), deciding: isPending ? variables.status : null }
}

export interface Suspending {
  /** Throws `ApiError`. `until` null: until it is lifted. */
  suspend(reason: string, until: Date | null): Promise<void>
  lift(): Promise<void>
  pending: boolean
}

/** Shuts somebody out, or lets them in again. */
export function useSuspension(userId: string): Suspending {
  const client = useQueryClient()
  const { mutateAsync, isPending } = useMutation<void, ApiError, { reason: string; until: Date | null } | null>({
    async mutationFn(suspension) {
      if (!suspension) await call(unsuspendUser, { params: { id: userId } })
      else {
        const { reason, until } = suspension
        const account = await call(suspendUser, { params: { id: userId }, body: { reason, ...(until && { until: until.toISOString() }) } })
        client.setQueryData<Account>(keys.account(userId), account)
      }
      await client.invalidateQueries({ queryKey: keys.accounts })
    },
  })
  return { suspend: (reason, until) => mutateAsync({ reason, until }), lift: () => mutateAsync(null), pending: isPending }
}

/** What staff did and looked at, newest first; `intact`: nothing of it was changed afterwards. */
export function useAuditLog(): Pages<AuditEntry> & { intact: boolean } {
  const { first, ...pages } = usePages<AuditEntry, { items: AuditEntry[]; nextCursor: string | null; intact: boolean }>({
    queryKey: keys.auditLog,
    fetchPage: (cursor, signal) => call(listAuditLog, { query: { cursor }, signal }),
  })
  return { ...pages, intact: first?.intact ?? true }
}
