'use client'

import type { ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useDecidedIds } from '@/lib/client/use-held-decisions'
import { useVerdict } from '@/lib/client/use-verdict'
import type { Person } from '@/lib/contract/views'
import { useHoldDecision } from './use-hold-decision'

export type WaitingPlaceProps = {
  requestId: string
  conversationId: string
  to: Person
  /** That it waits, in words. */
  reason: string
  /** The composer, for when more may be said although this request was never answered. */
  children: ReactNode
}

/**
 * In the composer's place while the reader's request waits for an answer. Whether more may be said by now, the server
 * knows alone: a week after a decline, of which nobody is told, asking is allowed again.
 */
export function WaitingPlace({ requestId, conversationId, to, reason, children }: WaitingPlaceProps) {
  const words = useWords().requests
  const hold = useHoldDecision()
  const { verdict } = useVerdict(to.id, requestId)
  const decided = useDecidedIds()
  if (verdict && verdict.verdict !== 'denied') return children
  return (
    <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-1 border-t px-5 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-center text-sm text-muted">
      <p>{reason}</p>
      {!decided.has(requestId) && (
        <button
          type="button"
          aria-label={words.cancelOf(to.name)}
          onClick={() => hold('cancel', [{ id: requestId, conversationId, from: to }], to.name)}
          className="min-h-10 rounded-md px-2.5 font-medium text-accent hover:bg-hover"
        >
          {words.cancel}
        </button>
      )}
    </div>
  )
}
