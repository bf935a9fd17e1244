import { type Cache, type FollowUp, writeConversation } from './cache'
import { readSeqOf, withOwnRead } from './conversation-state'
import type { LatestOnly } from './latest-only'

export interface ReadMark {
  messageId: string
  seq: number
  /** Whether the unread count had to be guessed, so that the server is asked afterwards. */
  guessed: boolean
}

/** Marks everything up to a message as read: here at once, on the server soon. Never goes back. */
export function markRead(cache: Cache, marks: LatestOnly<ReadMark>, conversationId: string, messageId: string): FollowUp[] {
  const conversation = cache.conversation(conversationId).get()
  if (!conversation) return []
  const window = cache.thread(conversationId).get()
  const message = window?.messages.find(({ id }) => id === messageId) ?? (conversation.lastMessage?.id === messageId ? conversation.lastMessage : undefined)
  if (!message || message.seq <= readSeqOf(conversation, cache.userId)) return []
  const read = withOwnRead(conversation, cache.userId, message.seq, window)
  marks.put(conversationId, { messageId, seq: message.seq, guessed: !read.exact })
  // The total is asked for when the server knows of it; until then the change made here is the better one.
  // Reading takes "marked unread" back, here as on the server.
  return writeConversation(cache, { ...read.conversation, markedUnread: false }).filter(followUp => followUp.do !== 'fetchMe')
}
