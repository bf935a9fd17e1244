import type { Request } from '@/lib/contract/views'

/** What can be done with a request: by whom it came to, or (`cancel`) by whoever made it. */
export type RequestAction = 'accept' | 'decline' | 'block' | 'cancel'

/** As much of a request as deciding on it needs. */
export type DecidedRequest = Pick<Request, 'id' | 'conversationId'> & { from: Pick<Request['from'], 'id'> }

/** One decision on one or many requests. */
export interface RequestDecision {
  action: RequestAction
  requests: DecidedRequest[]
}

/** So long a decision can be taken back, in milliseconds. */
export const undoTime = 6000

/** What is decided where nothing is. */
export const noDecisions: readonly RequestDecision[] = []

/** Tells the server. `leaving`: the page is going. */
export type TellDecision = (decision: RequestDecision, leaving: boolean) => Promise<void>

export interface HeldDecisions {
  /** What is decided here, and not yet on the server; the same array until that changes. */
  decisions(): readonly RequestDecision[]
  /** Answers what takes it back. `settled` is called once that is too late, `failed` where the server refused. */
  hold(decision: RequestDecision, on: { settled(): void; failed(error: unknown): void }): () => void
  /** Tells everything now. */
  flush(leaving: boolean): void
  subscribe(listener: () => void): () => void
}

/**
 * Decisions on requests cannot be undone on the server (an accept lets somebody in, a decline lasts a week), so each is
 * held back here for a few seconds, in which it can be taken back without anybody having learnt of it.
 */
export function createHeldDecisions(tell: TellDecision): HeldDecisions {
  const decided = new Set<RequestDecision>()
  const waiting = new Map<RequestDecision, (leaving: boolean) => void>()
  const listeners = new Set<() => void>()
  let decisions = noDecisions

  function changed(): void {
    decisions = decided.size > 0 ? [...decided] : noDecisions
    for (const listener of listeners) listener()
  }

  function forget(decision: RequestDecision): void {
    decided.delete(decision)
    changed()
  }

  return {
    decisions: () => decisions,
    hold(decision, { settled, failed }) {
      const timer = setTimeout(() => send(false), undoTime)
      function send(leaving: boolean): void {
        clearTimeout(timer)
        waiting.delete(decision)
        settled()
        tell(decision, leaving).catch(failed).finally(() => forget(decision))
      }
      decided.add(decision)
      waiting.set(decision, send)
      changed()
      return () => {
        // Too late: it is on its way.
        if (!waiting.delete(decision)) return
        clearTimeout(timer)
        forget(decision)
      }
    },
    flush(leaving) {
      for (const send of waiting.values()) send(leaving)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
