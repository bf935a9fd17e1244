'use client'

import { useRouter } from 'next/navigation'
import type { Person } from '@/lib/contract/views'
import { DecisionButtons } from './decision-buttons'

/** In the composer's place until the reader has decided on a request. */
export function RequestBar({ requestId, conversationId, from }: { requestId: string; conversationId: string; from: Person }) {
  const router = useRouter()
  return (
    <section aria-label="Request" className="border-t px-5 pt-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))] text-center">
      <p className="text-sm text-muted">
        <bdi className="font-medium text-ink">{from.name}</bdi> wants to write to you. They do not learn that you read this.
      </p>
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <DecisionButtons
          requestId={requestId}
          conversationId={conversationId}
          from={from}
          offered={['accept', 'decline', 'block']}
          onDecided={decision => decision !== 'accept' && router.push('/requests')}
        />
      </div>
    </section>
  )
}
