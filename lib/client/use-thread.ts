'use client'
import type { Conversation, Message } from '@/lib/contract/views'

/** null: not one's own. */
export type Delivery = null | 'sending' | 'sent' | 'delivered' | 'read' | 'failed'

/**
 * A message as the thread shows it. A pending one has `seq` 0 and `number` 0, and its `clientId` as `id`;
 * the React key is `clientId ?? id`, so that the row survives its confirmation. `failure` is words for a person.
 */
export type ThreadMessage = Message & { delivery: Delivery; failure?: string }

export interface ThreadQuery {
  conversation: Conversation | undefined
  /** `missing`: it does not exist, or not for the caller. */
  status: 'loading' | 'ready' | 'missing' | 'error'
  error: Error | null
  retry(): void
  /** Ascending, pending ones last in the order of sending. */
  messages: ThreadMessage[]
  hasOlder: boolean
  loadingOlder: boolean
  loadOlder(): void
  hasNewer: boolean
  loadingNewer: boolean
  loadNewer(): void
  /** Goes to the end of the conversation when the window is not there. */
  jumpToLatest(): void
}

/** The messages of a conversation, opened at its end. */
export function useThread(id: string): ThreadQuery {
  void id
  return {
    conversation: undefined, status: 'loading', error: null, retry() {}, messages: [],
    hasOlder: false, loadingOlder: false, loadOlder() {}, hasNewer: false, loadingNewer: false, loadNewer() {}, jumpToLatest() {},
  }
}
