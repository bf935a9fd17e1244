import type { Conversation, Member, Message } from '@/lib/contract/views'
import { countIncoming, type ThreadWindow } from './thread-window'

/** How far a conversation has reached somebody, in `seq`. */
export interface Watermarks {
  readSeq?: number
  deliveredSeq?: number
}

export function memberOf(conversation: Conversation, userId: string): Member | undefined {
  return conversation.members.find(member => member.user.id === userId)
}

/** One's own read watermark; 0 for somebody who is no member. */
export function readSeqOf(conversation: Conversation, userId: string): number {
  return memberOf(conversation, userId)?.readSeq ?? 0
}

/**
 * A conversation as fetched, over what is known. The later `seq` decides what the log decides; watermarks only
 * go up; the rest is the server's latest word. `exact` is false where the unread count had to be guessed.
 */
export function mergeConversation(
  known: Conversation | undefined,
  fetched: Conversation,
  userId: string,
  window: ThreadWindow | undefined,
): { conversation: Conversation; exact: boolean } {
  if (!known) return { conversation: fetched, exact: true }
  const log = fetched.seq >= known.seq ? fetched : known
  const { seq, lastMessage, activityAt, archived } = log
  const merged = { ...fetched, seq, lastMessage, activityAt, archived, members: highest(known, fetched) }
  const { count, exact } = unreadFrom(log, merged, userId, window)
  return { conversation: { ...merged, unreadCount: count }, exact }
}

/** The conversation after its next message, by anybody. */
export function withMessage(conversation: Conversation, message: Message, userId: string): Conversation {
  const incoming = message.sender.id !== userId && message.seq > readSeqOf(conversation, userId)
  return {
    ...conversation,
    seq: message.seq,
    lastMessage: message,
    activityAt: message.createdAt,
    archived: false,
    unreadCount: conversation.unreadCount + (incoming ? 1 : 0),
  }
}

/** Raises somebody's watermarks; what was read has been delivered. Never lowers. */
export function raiseWatermarks(conversation: Conversation, userId: string, to: Watermarks): Conversation {
  const readSeq = to.readSeq ?? 0
  const deliveredSeq = Math.max(to.deliveredSeq ?? 0, readSeq)
  const member = memberOf(conversation, userId)
  if (!member || (member.readSeq >= readSeq && member.deliveredSeq >= deliveredSeq)) return conversation
  const raised = { ...member, readSeq: Math.max(member.readSeq, readSeq), deliveredSeq: Math.max(member.deliveredSeq, deliveredSeq) }
  return { ...conversation, members: conversation.members.map(other => (other === member ? raised : other)) }
}

/** The conversation after its reader has read up to `readSeq`; `exact` is false where the count had to be guessed. */
export function withOwnRead(
  conversation: Conversation,
  userId: string,
  readSeq: number,
  window: ThreadWindow | undefined,
): { conversation: Conversation; exact: boolean } {
  if (readSeq < readSeqOf(conversation, userId)) return { conversation, exact: true }
  const raised = raiseWatermarks(conversation, userId, { readSeq })
  const { count, exact } = unreadFrom(conversation, raised, userId, window)
  if (raised === conversation && count === conversation.unreadCount) return { conversation, exact }
  return { conversation: { ...raised, unreadCount: count }, exact }
}

/** Somebody's presence, as an event told it. */
export function withPresence(conversation: Conversation, userId: string, online: boolean, lastActiveAt: string | null): Conversation {
  const member = memberOf(conversation, userId)
  if (!member || (member.user.online === online && member.user.lastActiveAt === lastActiveAt)) return conversation
  const user = { ...member.user, online, lastActiveAt }
  return { ...conversation, members: conversation.members.map(other => (other === member ? { ...member, user } : other)) }
}

/** The message up to which this device should acknowledge delivery, if there is anything to acknowledge. */
export function undelivered(conversation: Conversation, userId: string): Message | undefined {
  const { lastMessage, unreadCount } = conversation
  const own = memberOf(conversation, userId)
  if (!lastMessage || !own || own.deliveredSeq >= lastMessage.seq) return undefined
  return lastMessage.sender.id !== userId || unreadCount > 0 ? lastMessage : undefined
}

/** Unread messages up to `counted.seq`, given how many there were above the read watermark that `counted` had. */
function unreadFrom(counted: Conversation, now: Conversation, userId: string, window: ThreadWindow | undefined) {
  const readSeq = readSeqOf(now, userId)
  const known = countIncoming(window, userId, readSeq, counted.seq)
  if (known !== undefined) return { count: known, exact: true }
  const most = Math.max(0, Math.min(counted.unreadCount, counted.seq - readSeq))
  return { count: most, exact: most === 0 || readSeq === readSeqOf(counted, userId) }
}

function highest(known: Conversation, fetched: Conversation): Member[] {
  return fetched.members.map(member => {
    const old = memberOf(known, member.user.id)
    if (!old) return member
    return { ...member, readSeq: Math.max(member.readSeq, old.readSeq), deliveredSeq: Math.max(member.deliveredSeq, old.deliveredSeq) }
  })
}
