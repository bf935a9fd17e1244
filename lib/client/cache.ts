import type { Conversation, Me, Message, Request } from '@/lib/contract/views'
import { mergeConversation, undelivered, withLastMessage, withoutMessage } from './conversation-state'
import { type InboxList, type InboxScope, placeConversation } from './inbox-list'
import type { MembershipChange } from './membership-changes'
import { placeRequest, type RequestBox, type RequestList } from './request-list'
import { appendMessage, removeMessage, replaceMessage, type ThreadWindow, withoutCleared, withQuote } from './thread-window'

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
  /** What is pinned in a conversation, where that was fetched. */
  pins(id: string): Cell<Message[]>
  inboxes(): { scope: InboxScope; list: Cell<InboxList> }[]
  conversations(): Conversation[]
  /** The lists of requests that are loaded. */
  requests(): { box: RequestBox; list: Cell<RequestList> }[]
  /** What somebody changed of conversations for themselves and the server has not confirmed; it stands over what the server says. */
  readonly chosen: Map<string, MembershipChange>
  /** Conversations that are over here and were never fetched: the server does not show them any more. */
  readonly gone: Set<string>
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
  return window ? Math.min(conversation.seq, window.seq) : conversation.seq
}

/** Writes a conversation wherever it is shown: by itself, in every list and in the total of unread messages. */
export function writeConversation(cache: Cache, latest: Conversation): FollowUp[] {
  const chosen = cache.chosen.get(latest.id)
  const conversation = chosen ? { ...latest, ...chosen } : latest
  const cell = cache.conversation(conversation.id)
  const known = cell.get()
  if (known === conversation) return []
  cell.set(conversation)
  updateThread(cache, conversation.id, window => withoutCleared(window, conversation.clearedSeq))
  for (const { scope, list } of cache.inboxes()) {
    const before = list.get()
    const after = before && placeConversation(before, scope, conversation)
    if (after && after !== before) list.set(after)
  }
  return [...followUnread(cache, known, conversation), ...acknowledge(cache, conversation)]
}

/** Takes in a conversation that was fetched: alone, in a page or by sync. */
export function receiveConversation(cache: Cache, fetched: Conversation): FollowUp[] {
  cache.gone.delete(fetched.id)
  const known = cache.conversation(fetched.id).get()
  const window = cache.thread(fetched.id).get()
  const { conversation, exact } = mergeConversation(known, fetched, cache.userId, window)
  const followUps = writeConversation(cache, conversation)
  return exact ? followUps : [...followUps, { do: 'recount', conversationId: conversation.id }]
}

/**
 * What to do with a conversation that the server does not show any more: it was declined, or left. It stays in memory,
 * since a thread may be looking at it.
 */
export function loseConversation(cache: Cache, conversationId: string): FollowUp[] {
  const known = cache.conversation(conversationId).get()
  if (!known) cache.gone.add(conversationId)
  if (!known || known.state === 'declined' || known.state === 'left') return []
  return writeConversation(cache, { ...known, state: known.state === 'requested' ? 'declined' : 'left', unreadCount: 0 })
}

/** Takes in a request, as an event or an answer says that it is. How many wait is the server's to count. */
export function receiveRequest(cache: Cache, request: Request): FollowUp[] {
  for (const { box, list } of cache.requests()) {
    const before = list.get()
    const after = before && placeRequest(before, box, request, cache.userId)
    if (after && after !== before) list.set(after)
  }
  return [{ do: 'fetchMe' }]
}

/** Changes the window of a thread, if there is one. */
export function updateThread(cache: Cache, conversationId: string, change: (window: ThreadWindow) => ThreadWindow): void {
  const cell = cache.thread(conversationId)
  const window = cell.get()
  const changed = window && change(window)
  if (changed && changed !== window) cell.set(changed)
}

/** Shows a message of one's own at once, also where others before it are still on their way; unless the log was here first. */
export function showMessage(cache: Cache, message: Message): void {
  updateThread(cache, message.conversationId, window => (message.seq > window.seq ? appendMessage(window, message) : window))
}

/** Shows a message as an answer says that it is now, without its number: the event of the change follows. */
export function showChange(cache: Cache, message: Message): FollowUp[] {
  const { id, conversationId } = message
  updateThread(cache, conversationId, window => (message.deletedAt ? removeMessage(window, id) : replaceMessage(window, message)))
  const conversation = cache.conversation(conversationId).get()
  if (!conversation) return []
  if (message.deletedAt) return writeConversation(cache, withoutMessage(conversation, message, cache.userId, cache.thread(conversationId).get()))
  return writeConversation(cache, withLastMessage(conversation, last => (last.id === id ? message : withQuote(last, message))))
}

/** The total moves at once with what is known; the server's own count follows and has the last word. */
function followUnread(cache: Cache, known: Conversation | undefined, conversation: Conversation): FollowUp[] {
  const change = known ? counted(conversation) - counted(known) : 0
  const me = cache.me.get()
  if (change === 0 || !me) return []
  cache.me.set({ ...me, unreadCount: Math.max(0, me.unreadCount + change) })
  return [{ do: 'fetchMe' }]
}

/** What waits for acceptance, or is over, is in no total (decision 5). */
function counted({ state, unreadCount }: Conversation): number {
  return state === 'active' ? unreadCount : 0
}

function acknowledge(cache: Cache, conversation: Conversation): FollowUp[] {
  const message = undelivered(conversation, cache.userId)
  return message ? [{ do: 'acknowledge', conversationId: conversation.id, messageId: message.id, seq: message.seq }] : []
}
