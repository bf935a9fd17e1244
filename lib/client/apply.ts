import type { EventOf, EventType, NumberedEvent, ParleyEvent } from '@/lib/contract/events'
import { typingExpiresAfter } from '@/lib/contract/realtime'
import type { Conversation } from '@/lib/contract/views'
import { type Cache, type FollowUp, loseConversation, receiveRequest, updateThread, writeConversation } from './cache'
import { raiseWatermarks, withLastMessage, withMembership, withMessage, withOwnRead, withoutMessage, withPresence } from './conversation-state'
import { changePins, withoutPin, withPin } from './pinned'
import { withReaction } from './reactions'
import { advanceWindow, appendMessage, changeMessage, removeMessage, replaceMessage, type ThreadWindow, withQuote, withoutQuote } from './thread-window'

type Appliers = { [Type in EventType]: (cache: Cache, event: EventOf<Type>, now: number) => FollowUp[] }

/** What each event means for the cache. Each may come twice, late or never. */
const appliers: Appliers = {
  message_created(cache, event) {
    const { message, conversationId } = event
    if (message) endTyping(cache, conversationId, message.sender.id)
    // A message that is gone before it could be fetched: the number passes, the server says what is left.
    if (!message) return advance(cache, event, window => window, conversation => conversation, true)
    // Where the conversation itself says something, its members or its name may be others now.
    return advance(cache, event, window => appendMessage(window, message), conversation => withMessage(conversation, message, cache.userId), message.kind === 'system')
  },

  message_updated(cache, event) {
    const { message } = event
    if (message) changePins(cache, event.conversationId, pins => withPin(pins, message))
    if (!message) return advance(cache, event, window => window, conversation => conversation, true)
    return advance(
      cache,
      event,
      window => replaceMessage(window, message),
      conversation => withLastMessage(conversation, last => (last.id === message.id ? message : withQuote(last, message))),
    )
  },

  message_deleted(cache, event) {
    const { messageId, conversationId } = event
    const gone = findMessage(cache, conversationId, messageId)
    changePins(cache, conversationId, pins => withoutPin(pins, messageId))
    return advance(
      cache,
      event,
      window => removeMessage(window, messageId),
      conversation => withLastMessage(withoutMessage(conversation, gone, cache.userId, cache.thread(conversationId).get()), last => withoutQuote(last, messageId)),
      // What is last, unread and recent then, only the server knows for sure.
      true,
    )
  },

  reaction_changed(cache, event) {
    return advance(
      cache,
      event,
      window => changeMessage(window, event.messageId, message => withReaction(message, event, cache.userId)),
      conversation => withLastMessage(conversation, last => (last.id === event.messageId ? withReaction(last, event, cache.userId) : last)),
    )
  },

  message_hidden(cache, { conversationId, messageId }) {
    const gone = findMessage(cache, conversationId, messageId)
    updateThread(cache, conversationId, window => ({ ...window, messages: window.messages.filter(({ id }) => id !== messageId) }))
    changePins(cache, conversationId, pins => withoutPin(pins, messageId))
    const conversation = cache.conversation(conversationId).get()
    if (!conversation) return []
    const followUps = writeConversation(cache, withoutMessage(conversation, gone, cache.userId, cache.thread(conversationId).get()))
    return [...followUps, { do: 'fetchConversation', conversationId }]
  },

  membership_updated(cache, { conversationId, membership }) {
    const conversation = cache.conversation(conversationId).get()
    if (!conversation) return [{ do: 'fetchConversation', conversationId }]
    const followUps = writeConversation(cache, withMembership(conversation, membership))
    return membership.clearedSeq > conversation.clearedSeq ? [...followUps, { do: 'fetchConversation', conversationId }] : followUps
  },

  request_created(cache, { conversationId, request }) {
    cache.gone.delete(conversationId)
    return [...receiveRequest(cache, request), { do: 'fetchConversation', conversationId }]
  },

  request_updated(cache, { conversationId, request }) {
    const isOver = request.to.id === cache.userId && (request.status === 'declined' || request.status === 'cancelled')
    return [...receiveRequest(cache, request), ...(isOver ? loseConversation(cache, conversationId) : [{ do: 'fetchConversation' as const, conversationId }])]
  },

  conversation_updated(cache, { conversationId }) {
    // What was declined is not shown any more; asking again is another event.
    const isOver = cache.gone.has(conversationId) || cache.conversation(conversationId).get()?.state === 'declined'
    return isOver ? [] : [{ do: 'fetchConversation', conversationId }]
  },

  conversation_read(cache, { conversationId, userId, lastReadSeq, unreadCount, beforeAccepting }) {
    // To us a request that was read is not known to be read.
    if (beforeAccepting) return []
    const conversation = cache.conversation(conversationId).get()
    if (!conversation) return [{ do: 'fetchConversation', conversationId }]
    if (userId !== cache.userId) return writeConversation(cache, raiseWatermarks(conversation, userId, { readSeq: lastReadSeq }))
    const read = withOwnRead(conversation, userId, lastReadSeq, cache.thread(conversationId).get())
    const followUps = writeConversation(cache, read.conversation)
    // Single messages may have been read above the watermark, and it may have been marked unread before.
    const exact = read.exact && (unreadCount ?? read.conversation.unreadCount) === read.conversation.unreadCount && !conversation.markedUnread
    return exact ? followUps : [...followUps, { do: 'fetchConversation', conversationId }]
  },

  conversation_delivered(cache, { conversationId, userId, deliveredSeq }) {
    const conversation = cache.conversation(conversationId).get()
    if (!conversation) return []
    return writeConversation(cache, raiseWatermarks(conversation, userId, { deliveredSeq }))
  },

  typing(cache, { conversationId, userId, typing }, now) {
    if (userId === cache.userId) return []
    if (!typing) endTyping(cache, conversationId, userId)
    else cache.typing(conversationId).set({ ...cache.typing(conversationId).get(), [userId]: now + typingExpiresAfter })
    return []
  },

  presence_changed(cache, { userId, online, lastActiveAt }) {
    const me = cache.me.get()
    if (me?.id === userId) cache.me.set({ ...me, online, lastActiveAt })
    return cache.conversations().flatMap(conversation => writeConversation(cache, withPresence(conversation, userId, online, lastActiveAt)))
  },

  resync() {
    return [{ do: 'sync' }]
  },
}

/**
 * Applies an event, and answers what is left to do. A numbered one takes effect only as the next of its
 * conversation, wherever it is the next; `sequence` brings them into order.
 */
export function apply(cache: Cache, event: ParleyEvent, now: number): FollowUp[] {
  const applier = appliers[event.type] as (cache: Cache, event: ParleyEvent, now: number) => FollowUp[]
  return applier(cache, event, now)
}

/** Whether an event comes again from the log. */
export function isNumbered(event: ParleyEvent): event is NumberedEvent {
  return 'seq' in event
}

/** A numbered change of the thread and of the conversation, of each where it is the next; `fetch` where the server knows better. */
function advance(
  cache: Cache,
  { conversationId, seq }: NumberedEvent,
  inWindow: (window: ThreadWindow) => ThreadWindow,
  inConversation: (conversation: Conversation) => Conversation,
  fetch = false,
): FollowUp[] {
  updateThread(cache, conversationId, window => advanceWindow(window, seq, inWindow))
  const conversation = cache.conversation(conversationId).get()
  if (!conversation) return [{ do: 'fetchConversation', conversationId }]
  if (seq !== conversation.seq + 1) return []
  const followUps = writeConversation(cache, { ...inConversation(conversation), seq })
  return fetch ? [...followUps, { do: 'fetchConversation', conversationId }] : followUps
}

/** A message that is shown somewhere. */
function findMessage(cache: Cache, conversationId: string, messageId: string) {
  const last = cache.conversation(conversationId).get()?.lastMessage
  return cache.thread(conversationId).get()?.messages.find(({ id }) => id === messageId) ?? (last?.id === messageId ? last : undefined)
}

function endTyping(cache: Cache, conversationId: string, userId: string): void {
  const cell = cache.typing(conversationId)
  const typing = cell.get()
  if (!typing || !(userId in typing)) return
  const { [userId]: _ended, ...others } = typing
  cell.set(others)
}
