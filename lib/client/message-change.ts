import type { Message } from '@/lib/contract/views'
import { type Cache, type FollowUp, updateThread, writeConversation } from './cache'
import { withLastMessage, withoutMessage } from './conversation-state'
import { changePins, withoutPin, withPin } from './pinned'
import { withReaction } from './reactions'
import { changeMessage, removeMessage, replaceMessage, withQuote } from './thread-window'

/** A message as it is known here, wherever that is. */
export function knownMessage(cache: Cache, { id, conversationId }: Pick<Message, 'id' | 'conversationId'>): Message | undefined {
  const last = cache.conversation(conversationId).get()?.lastMessage
  return (
    cache.thread(conversationId).get()?.messages.find(message => message.id === id) ??
    cache.pins(conversationId).get()?.find(message => message.id === id) ??
    (last?.id === id ? last : undefined)
  )
}

/** What one's own reaction to a message comes to, before the server says it: once on, on; the number follows with its event. */
export function reactHere(cache: Cache, { id, conversationId }: Pick<Message, 'id' | 'conversationId'>, emoji: string, added: boolean): FollowUp[] {
  const change = (message: Message): Message => {
    const known = message.reactions.find(reaction => reaction.emoji === emoji)
    if ((known?.mine ?? false) === added) return message
    const count = Math.max(0, (known?.count ?? 0) + (added ? 1 : -1))
    return withReaction(message, { messageId: id, userId: cache.userId, emoji, added, count }, cache.userId)
  }
  updateThread(cache, conversationId, window => changeMessage(window, id, change))
  return changeLast(cache, conversationId, last => (last.id === id ? change(last) : last))
}

/** What a message says, or that it is pinned, before the server says it. Replies that quote it follow. */
export function changeHere(cache: Cache, { id, conversationId }: Pick<Message, 'id' | 'conversationId'>, change: (message: Message) => Message): FollowUp[] {
  const known = knownMessage(cache, { id, conversationId })
  if (!known) return []
  const changed = change(known)
  updateThread(cache, conversationId, window => replaceMessage(window, changed))
  changePins(cache, conversationId, pins => withPin(pins, changed))
  return changeLast(cache, conversationId, last => (last.id === id ? changed : withQuote(last, changed)))
}

/** Takes a message away that is deleted: for everyone, and then replies quote nothing, or for oneself. */
export function removeHere(cache: Cache, { id, conversationId }: Pick<Message, 'id' | 'conversationId'>, whom: 'everyone' | 'me'): FollowUp[] {
  const gone = knownMessage(cache, { id, conversationId })
  updateThread(cache, conversationId, window =>
    whom === 'everyone' ? removeMessage(window, id) : { ...window, messages: window.messages.filter(message => message.id !== id) },
  )
  changePins(cache, conversationId, pins => withoutPin(pins, id))
  const conversation = cache.conversation(conversationId).get()
  return conversation ? writeConversation(cache, withoutMessage(conversation, gone, cache.userId, cache.thread(conversationId).get())) : []
}

function changeLast(cache: Cache, conversationId: string, change: (last: Message) => Message): FollowUp[] {
  const conversation = cache.conversation(conversationId).get()
  return conversation ? writeConversation(cache, withLastMessage(conversation, change)) : []
}
