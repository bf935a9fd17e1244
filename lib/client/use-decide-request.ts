'use client'
import { useMutation } from '@tanstack/react-query'
import type { ApiError } from './api'
import type { RequestDecision } from './held-decisions'
import { useRuntime } from './realtime-provider'
import { tellDecision } from './tell-decision'

export interface RequestDeciding {
  /** Throws `ApiError`. */
  decide(decision: RequestDecision): Promise<void>
  deciding: boolean
}

/** Answers a request at once, where there is nothing to take back: whoever lets somebody in wants to write to them now. */
export function useDecideRequest(): RequestDeciding {
  const runtime = useRuntime()
  const { mutateAsync, isPending } = useMutation<void, ApiError, RequestDecision>({ mutationFn: decision => tellDecision(runtime, decision, false) })
  return { decide: mutateAsync, deciding: isPending }
}
