'use client'
import { useMutation } from '@tanstack/react-query'
import type { ReportReason } from '@/lib/contract/moderation-views'
import { type ApiError, call } from './api'
import { keys } from './keys'
import { useRuntime } from './realtime-provider'
import { createReport } from './routes'
import { showBlocked } from './use-block'

export type ReportSubject = { messageId: string } | { userId: string }

export interface Complaint {
  reason: ReportReason
  description: string
  alsoBlock: boolean
}

export interface Reporting {
  /** Throws `ApiError`. Reporting the same again before it is decided is the same report. */
  report(subject: ReportSubject, complaint: Complaint): Promise<void>
  reporting: boolean
}

/** Reports a message or a person, and blocks them in the same step where that is wanted. */
export function useReport(): Reporting {
  const runtime = useRuntime()
  const { mutateAsync, isPending } = useMutation<void, ApiError, { subject: ReportSubject; complaint: Complaint }>({
    async mutationFn({ subject, complaint }) {
      const { user } = await call(createReport, { body: { ...subject, ...complaint } })
      void runtime.client.invalidateQueries({ queryKey: keys.ownReports })
      if (complaint.alsoBlock) showBlocked(runtime, user.id)
    },
  })
  return { report: (subject, complaint) => mutateAsync({ subject, complaint }), reporting: isPending }
}
