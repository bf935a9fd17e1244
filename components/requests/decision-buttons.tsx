'use client'

import { type RequestDecision, useDecideRequest } from '@/lib/client/use-decide-request'
import type { Person } from '@/lib/contract/views'
import { Button, type ButtonLook } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'

const answers: Record<RequestDecision, { label: string; look: ButtonLook; failure: string }> = {
  accept: { label: 'Accept', look: 'primary', failure: 'The request could not be accepted. Try again.' },
  decline: { label: 'Decline', look: 'secondary', failure: 'The request could not be declined. Try again.' },
  block: { label: 'Block', look: 'secondary', failure: 'The person could not be blocked. Try again.' },
}

export type DecisionButtonsProps = {
  requestId: string
  conversationId: string
  from: Person
  offered: RequestDecision[]
  onDecided?: (decision: RequestDecision) => void
}

/** The answers to a request, side by side. */
export function DecisionButtons({ requestId, conversationId, from, offered, onDecided }: DecisionButtonsProps) {
  const { decide, deciding } = useDecideRequest()

  async function choose(decision: RequestDecision): Promise<void> {
    if (deciding) return
    try {
      await decide({ requestId, conversationId, fromId: from.id, decision })
      onDecided?.(decision)
    } catch {
      toast.error(answers[decision].failure)
    }
  }

  return offered.map(decision => (
    <Button key={decision} look={answers[decision].look} pending={deciding === decision} aria-label={`${answers[decision].label} ${from.name}`} onClick={() => void choose(decision)}>
      {answers[decision].label}
    </Button>
  ))
}
