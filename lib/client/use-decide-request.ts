'use client'
import { useMutation } from '@tanstack/react-query'
import { type ApiError, call } from './api'
import { loseConversation, receiveRequest } from './cache'
import { useRuntime } from './realtime-provider'
import { acceptRequest, blockUser, declineRequest } from './routes'

export type RequestDecision = 'accept' | 'decline' | 'block'

interface Decided {
  requestId: string
  conversationId: string
  /** Who asked; to block them. */
  fromId: string
  decision: RequestDecision
}

export interface RequestDeciding {
  /** Throws `ApiError`. */
  decide(decided: Decided): Promise<void>
  /** What is on its way; null while nothing is. */
  deciding: RequestDecision | null
}

/** Answers a request: let in, put away without a word, or put away and block whoever asked. */
export function useDecideRequest(): RequestDeciding {
  const { cache, followUp } = useRuntime()
  const { mutateAsync, isPending, variables } = useMutation<void, ApiError, Decided>({
    async mutationFn({ requestId, conversationId, fromId, decision }) {
      if (decision === 'block') await call(blockUser, { params: { id: fromId } })
      const known = cache.requests().flatMap(({ list }) => list.get()?.items ?? []).find(({ id }) => id === requestId)
      const answer = decision === 'block'
        ? known && { ...known, status: 'declined' as const }
        : await call(decision === 'accept' ? acceptRequest : declineRequest, { params: { id: requestId } })
      if (answer) followUp(receiveRequest(cache, answer))
      followUp(decision === 'accept' ? [{ do: 'fetchConversation', conversationId }] : loseConversation(cache, conversationId))
    },
  })
  return { decide: mutateAsync, deciding: isPending ? variables.decision : null }
}
