import { type EventOf, type EventType, type NumberedEvent, type ParleyEvent, typingExpiresAfter } from '@/lib/contract/events'
import { type Cache, type FollowUp, writeConversation } from './cache'
import { raiseWatermarks, withMessage, withOwnRead, withPresence } from './conversation-state'
import { advanceWindow } from './thread-window'

type Appliers = { [Type in EventType]: (cache: Cache, event: EventOf<Type>, now: number) => FollowUp[] }

/** What each event means for the cache. Each may come twice, late or never. */
const appliers: Appliers = {
  message_created(cache, event) {
    const cell = cache.thread(event.conversationId)
    const window = cell.get()
    const advanced = window && advanceWindow(window, event.seq, event.message)
    if (advanced && advanced !== window) cell.set(advanced)
    if (event.message) endTyping(cache, event.conversationId, event.message.sender.id)
    const conversation = cache.conversation(event.conversationId).get()
    if (!conversation) return [{ do: 'fetchConversation', conversationId: event.conversationId }]
    if (event.seq !== conversation.seq + 1) return []
    // A message that is gone before it could be fetched: the number passes, the server says what is left.
    if (!event.message) {
      return [...writeConversation(cache, { ...conversation, seq: event.seq }), { do: 'fetchConversation', conversationId: conversation.id }]
    }
    return writeConversation(cache, withMessage(conversation, event.message, cache.userId))
  },

  conversation_updated(_cache, { conversationId }) {
    return [{ do: 'fetchConversation', conversationId }]
  },

  conversation_read(cache, { conversationId, userId, lastReadSeq }) {
    const conversation = cache.conversation(conversationId).get()
    if (!conversation) return [{ do: 'fetchConversation', conversationId }]
    if (userId !== cache.userId) return writeConversation(cache, raiseWatermarks(conversation, userId, { readSeq: lastReadSeq }))
    const read = withOwnRead(conversation, userId, lastReadSeq, cache.thread(conversationId).get())
    const followUps = writeConversation(cache, read.conversation)
    return read.exact ? followUps : [...followUps, { do: 'fetchConversation', conversationId }]
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

function endTyping(cache: Cache, conversationId: string, userId: string): void {
  const cell = cache.typing(conversationId)
  const typing = cell.get()
  if (!typing || !(userId in typing)) return
  const { [userId]: _ended, ...others } = typing
  cell.set(others)
}
