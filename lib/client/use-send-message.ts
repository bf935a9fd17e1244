'use client'
import { useMemo } from 'react'
import { ParleyError } from '@/lib/contract/errors'
import { isBlank, normaliseText } from '@/lib/contract/text'
import { openLatest } from './history'
import { useRuntime } from './realtime-provider'

export interface Sending {
  /** Shown at once, kept until the server has it, also over a reload. Blank text is ignored. */
  send(text: string): void
  /** Tries a failed message again. */
  retry(clientId: string): void
  /** Forgets a message that was not sent. */
  discard(clientId: string): void
}

/** Sends into a conversation: in order, exactly once each. */
export function useSendMessage(conversationId: string): Sending {
  const runtime = useRuntime()
  return useMemo(() => ({
    send(text) {
      if (isBlank(text)) return
      const { text: normal, failure } = prepare(text)
      runtime.outbox.enqueue(conversationId, normal, failure)
      // One's own words are at the end, wherever one was reading.
      if (runtime.cache.thread(conversationId).get()?.hasNewer) openLatest(runtime, conversationId).catch(() => {})
    },
    retry: runtime.outbox.retry,
    discard: runtime.outbox.discard,
  }), [runtime, conversationId])
}

/** As the server will store it. What it would refuse is kept as failed, so that no text is lost. */
function prepare(text: string): { text: string; failure?: { code: string; detail: string } } {
  try {
    return { text: normaliseText(text) }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return { text, failure: { code: error.code, detail: error.message } }
  }
}
