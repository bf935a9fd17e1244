import type { InboxScope } from './inbox-list'
import type { RequestBox } from './request-list'

/** The names of everything that react-query holds. One browser session is one person's, so none names the person. */
export const keys = {
  me: ['me'] as const,
  conversations: ['conversation'] as const,
  conversation: (id: string) => ['conversation', id] as const,
  thread: (conversationId: string) => ['thread', conversationId] as const,
  threads: ['thread'] as const,
  typing: (conversationId: string) => ['typing', conversationId] as const,
  inboxes: ['inbox'] as const,
  inbox: ({ filter, q }: InboxScope) => ['inbox', filter, q] as const,
  requestLists: ['requests'] as const,
  requests: (box: RequestBox) => ['requests', box] as const,
  people: (q: string) => ['people', q] as const,
  sessions: ['sessions'] as const,
  saved: ['saved'] as const,
  pins: (conversationId: string) => ['pins', conversationId] as const,
  allPins: ['pins'] as const,
  receipts: (messageId: string) => ['receipts', messageId] as const,
  reactionsTo: (messageId: string) => ['reactions', messageId] as const,
  threadSearch: (conversationId: string, q: string) => ['thread search', conversationId, q] as const,
  settings: ['settings'] as const,
  exports: ['exports'] as const,
  webhooks: ['webhooks'] as const,
  pushSubscriptions: ['push-subscriptions'] as const,
  blocks: ['blocks'] as const,
  verdict: (userId: string) => ['verdict', userId] as const,
  ownReports: ['reports'] as const,
}
