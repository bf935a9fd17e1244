import type { Conversation, Me, Message } from './views'

/**
 * What a page opens with: the state that its HTML shows, as the verbs `getMe`, `listInbox`, `getConversation` and
 * `listMessages` answered while the page was made. Part of no surface; server and page are always of one build.
 */
export interface Opening {
  me: Me
  inbox: { items: Conversation[]; nextCursor: string | null }
  /** The conversation that the address leads to, at its end. */
  thread: { conversation: Conversation; page: { items: Message[]; hasOlder: boolean; hasNewer: boolean } } | null
}
