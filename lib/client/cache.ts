import type { Conversation, Me, Message } from '@/lib/contract/views'
import { mergeConversation, undelivered } from './conversation-state'
import { type InboxList, type InboxScope, placeConversation } from './inbox-list'
import { type ThreadWindow, upsertMessages } from './thread-window'

/** One cached value. */
export interface Cell<T> {
  get(): T | undefined
  set(value: T): void
}

/** Who is writing, and until when one may think so, in milliseconds of this machine's clock. */
export type TypingState = Record<string, number>

/** What the browser holds, apart from how it is held: react-query in the browser, a plain map in tests. */
export interface Cache {
  readonly userId: string
  readonly me: Cell<Me>
  conversation(id: string): Cell<Conversation>
  thread(id: string): Cell<ThreadWindow>
  typing(id: string): Cell<TypingState>
  inboxes(): { scope: InboxScope; list: Cell<InboxList> }[]
  conversations(): Conversation[]
}

/** What is left to do after an update, since only the server knows. */
export type FollowUp =
  | { do: 'fetchConversation'; conversationId: string }
  | { do: 'recount'; conversationId: string }
  | { do: 'fetchMe' }
  | { do: 'sync' }
  | { do: 'acknowledge'; conversationId: string; messageId: string; seq: number }

/** The change up to which everything of a conversation is here; the next to apply is the one after it. */
export function position(cache: Cache, conversationId: string): number | undefined {
  const conversation = cache.conversation(conversationId).get()
  if (!conversation) return undefined
  const window = cache.thread(conversationId).get()
  return window && !window.hasNewer ? Math.min(conversation.seq, window.seq) : conversation.seq
}

/** Writes a conversation wherever it is shown: by itself, in every list and in the total of unread messages. */
export function writeConversation(cache: Cache, conversation: Conversation): FollowUp[] {
  const cell = cache.conversation(conversation.id)
  const known = cell.get()
  if (known === conversation) return []
  cell.set(conversation)
  for (const { scope, list } of cache.inboxes()) {
    const before = list.get()
    const after = before && placeConversation(before, scope, conversation)
    if (after && after !== before) list.set(after)
  }
  return [...followUnread(cache, known, conversation), ...acknowledge(cache, conversation)]
}

/** Takes in a conversation that was fetched: alone, in a page or by sync. */
export function receiveConversation(cache: Cache, fetched: Conversation): FollowUp[] {
  const known = cache.conversation(fetched.id).get()
  const window = cache.thread(fetched.id).get()
  const { conversation, exact } = mergeConversation(known, fetched, cache.userId, window)
  const followUps = writeConversation(cache, conversation)
  return exact ? followUps : [...followUps, { do: 'recount', conversationId: conversation.id }]
}

/** Shows a message of one's own at once, also where others before it are still on their way. */
export function showMessage(cache: Cache, message: Message): void {
  const cell = cache.thread(message.conversationId)
  const window = cell.get()
  const shown = window && upsertMessages(window, [message])
  if (shown && shown !== window) cell.set(shown)
}

/** The total moves at once with what is known; the server's own count follows and has the last word. */
function followUnread(cache: Cache, known: Conversation | undefined, conversation: Conversation): FollowUp[] {
  const change = conversation.unreadCount - (known?.unreadCount ?? conversation.unreadCount)
  const me = cache.me.get()
  if (change === 0 || !me) return []
  cache.me.set({ ...me, unreadCount: Math.max(0, me.unreadCount + change) })
  return [{ do: 'fetchMe' }]
}

function acknowledge(cache: Cache, conversation: Conversation): FollowUp[] {
  const message = undelivered(conversation, cache.userId)
  return message ? [{ do: 'acknowledge', conversationId: conversation.id, messageId: message.id, seq: message.seq }] : []
}
