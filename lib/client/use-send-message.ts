'use client'
import { useMemo } from 'react'
import { ParleyError } from '@/lib/contract/errors'
import { isBlank, normaliseText } from '@/lib/contract/text'
import type { Message } from '@/lib/contract/views'
import { openLatest } from './history'
import type { Said } from './outbox'
import { useRuntime } from './realtime-provider'

export interface NewMessage {
  text: string
  replyTo?: Message | undefined
  /** With bytes that are handed in on the way. */
  attachments?: Said['files']
  /** Arrives without a notification. */
  silent?: boolean | undefined
}

export interface Sending {
  /** Shown at once, kept until the server has it, also over a reload. What says nothing is ignored. */
  send(message: NewMessage): void
  /** Tries a failed message again. */
  retry(clientId: string): void
  /** Forgets a message that was not sent. */
  discard(clientId: string): void
  /** Stops a file of a message on its way; the message waits until it is tried again. */
  cancelFile(clientId: string, fileId: string): void
  /** Takes a file out of a message on its way, which then goes without it. */
  removeFile(clientId: string, fileId: string): void
}

/** Sends into a conversation: in order, exactly once each. */
export function useSendMessage(conversationId: string): Sending {
  const runtime = useRuntime()
  return useMemo(() => ({
    send({ text, replyTo, attachments = [], silent }) {
      if (isBlank(text) && attachments.length === 0) return
      const { text: normal, failure } = prepare(text, attachments.length > 0)
      runtime.outbox.enqueue(conversationId, { text: normal, replyTo: replyTo && quoteOf(replyTo), silent, files: attachments }, failure)
      // One's own words are at the end, wherever one was reading.
      if (runtime.cache.thread(conversationId).get()?.hasNewer) openLatest(runtime, conversationId).catch(() => {})
    },
    retry: runtime.outbox.retry,
    discard: runtime.outbox.discard,
    cancelFile: runtime.outbox.cancelFile,
    removeFile: runtime.outbox.removeFile,
  }), [runtime, conversationId])
}

/** What a reply shows of the message that it answers. */
export function quoteOf({ id, seq, sender, text, attachments }: Message): NonNullable<Message['replyTo']> {
  return { id, seq, sender, text, attachments: attachments.length }
}

/** As the server will store it. What it would refuse is kept as failed, so that no text is lost. */
function prepare(text: string, blank: boolean): { text: string; failure?: { code: string; detail: string } } {
  try {
    return { text: normaliseText(text, { blank }) }
  } catch (error) {
    if (!(error instanceof ParleyError)) throw error
    return { text, failure: { code: error.code, detail: error.message } }
  }
}
