'use client'

import { ShieldCheck } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { Suspense, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { useWords } from '@/components/language/language-provider'
import type { RequestAction } from '@/lib/client/held-decisions'
import { useDecideRequest } from '@/lib/client/use-decide-request'
import type { Person } from '@/lib/contract/views'
import { RequestActions } from './request-actions'
import { useHoldDecision } from './use-hold-decision'
import { lazyPart } from '@/components/ui/lazy-part'

const ReportRequest = lazyPart(() => import('./report-request'))

/** In the composer's place until the reader has decided on a request. */
export function RequestBar({ requestId, conversationId, from }: { requestId: string; conversationId: string; from: Person }) {
  const router = useRouter()
  const words = useWords().requests
  const hold = useHoldDecision()
  const { decide, deciding } = useDecideRequest()
  const [reporting, setReporting] = useState(false)
  const request = { id: requestId, conversationId, from }

  async function answer(action: Exclude<RequestAction, 'cancel'>): Promise<void> {
    if (deciding) return
    if (action !== 'accept') {
      hold(action, [request], from.name)
      router.push('/requests')
      return
    }
    try {
      await decide({ action, requests: [request] })
    } catch {
      toast.error(words.failed.accept)
    }
  }

  return (
    <section aria-label={words.bar.label} className="border-t px-5 pt-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] text-center">
      <p className="text-sm text-muted">
        <bdi className="font-medium text-ink">{from.name}</bdi> {words.bar.wants}
      </p>
      <p className="mt-1 flex items-center justify-center gap-1.5 text-xs text-muted">
        <ShieldCheck aria-hidden="true" className="size-3.5 shrink-0" />
        {words.bar.safety}
      </p>
      <div className="mx-auto mt-3 flex max-w-110 flex-wrap justify-center gap-2">
        <RequestActions name={from.name} pending={deciding} onAction={action => void answer(action)} onReport={() => setReporting(true)} />
      </div>
      {reporting && (
        <Suspense>
          <ReportRequest request={request} onClose={() => setReporting(false)} />
        </Suspense>
      )}
    </section>
  )
}
