import type { Conversation, Member, Membership, Message } from '@/lib/contract/views'
import { countIncoming, isIncoming, type ThreadWindow } from './thread-window'

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

/** Above this nothing has been read by somebody, nor cleared. */
function unreadAbove(conversation: Conversation, userId: string): number {
  return Math.max(readSeqOf(conversation, userId), conversation.clearedSeq)
}

/**
 * A conversation as fetched, over what is known. The later `seq` decides what the log decides; watermarks and the
 * draft only go up; the rest is the server's latest word. `exact` is false where the unread count had to be guessed.
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
  const clearedSeq = Math.max(known.clearedSeq, fetched.clearedSeq)
  const { draft, draftVersion } = fetched.draftVersion >= known.draftVersion ? fetched : known
  const merged = { ...fetched, seq, lastMessage: uncleared(lastMessage, clearedSeq), activityAt, archived, clearedSeq, draft, draftVersion, members: highest(known, fetched) }
  const { count, exact } = unreadFrom(log, merged, userId, window)
  return { conversation: { ...merged, unreadCount: count }, exact: exact && known.clearedSeq <= fetched.clearedSeq }
}

/** The conversation after its next message, by anybody. */
export function withMessage(conversation: Conversation, message: Message, userId: string): Conversation {
  const unread = isIncoming(message, userId) && message.seq > unreadAbove(conversation, userId)
  return {
    ...conversation,
    seq: message.seq,
    lastMessage: message,
    activityAt: message.createdAt,
    archived: false,
    unreadCount: conversation.unreadCount + (unread ? 1 : 0),
  }
}

/** The conversation after something about its last message changed, if it is that message. */
export function withLastMessage(conversation: Conversation, change: (message: Message) => Message): Conversation {
  const { lastMessage } = conversation
  const changed = lastMessage && change(lastMessage)
  return changed === lastMessage ? conversation : { ...conversation, lastMessage: changed }
}

/**
 * The conversation without a message, as far as that is known here; `window` is without it already. What was said
 * before may not be here: until the server says it, there stands that something was deleted.
 */
export function withoutMessage(conversation: Conversation, gone: Message | undefined, userId: string, window: ThreadWindow | undefined): Conversation {
  if (!gone) return conversation
  const wasUnread = isIncoming(gone, userId) && gone.seq > unreadAbove(conversation, userId)
  const unreadCount = Math.max(0, conversation.unreadCount - (wasUnread ? 1 : 0))
  if (conversation.lastMessage?.id !== gone.id) return { ...conversation, unreadCount }
  const before = window && !window.hasNewer ? window.messages.at(-1) : undefined
  const withheld = { ...gone, text: '', attachments: [], replyTo: null, preview: null, reactions: [], deletedAt: gone.deletedAt ?? gone.createdAt }
  return { ...conversation, unreadCount, lastMessage: before ?? withheld }
}

/** What belongs to the reader alone, as an event told it; the draft and what was cleared only go up. */
export function withMembership(conversation: Conversation, membership: Membership): Conversation {
  const { draft, draftVersion } = membership.draftVersion >= conversation.draftVersion ? membership : conversation
  const clearedSeq = Math.max(conversation.clearedSeq, membership.clearedSeq)
  return { ...conversation, ...membership, draft, draftVersion, clearedSeq, lastMessage: uncleared(conversation.lastMessage, clearedSeq) }
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
  const { lastMessage, unreadCount, state } = conversation
  const own = memberOf(conversation, userId)
  if (state === 'declined' || state === 'left' || !lastMessage || !own || own.deliveredSeq >= lastMessage.seq) return undefined
  return lastMessage.sender.id !== userId || unreadCount > 0 ? lastMessage : undefined
}

/**
 * Unread messages up to `counted.seq`, given how many `counted` had above its own watermark. The count of what is here
 * is exact only if it agrees with that one: what was read by itself, elsewhere, is not known here (decision 8).
 */
function unreadFrom(counted: Conversation, now: Conversation, userId: string, window: ThreadWindow | undefined) {
  const [before, from] = [unreadAbove(counted, userId), unreadAbove(now, userId)]
  if (from === before) return { count: counted.unreadCount, exact: true }
  const most = Math.max(0, Math.min(counted.unreadCount, counted.seq - from))
  const known = countIncoming(window, userId, from, counted.seq)
  if (most === 0 || known === undefined) return { count: most, exact: most === 0 }
  return { count: Math.min(known, most), exact: countIncoming(window, userId, before, counted.seq) === counted.unreadCount }
}

function uncleared(message: Message | null, clearedSeq: number): Message | null {
  return message && message.seq > clearedSeq ? message : null
}

function highest(known: Conversation, fetched: Conversation): Member[] {
  return fetched.members.map(member => {
    const old = memberOf(known, member.user.id)
    if (!old) return member
    return { ...member, readSeq: Math.max(member.readSeq, old.readSeq), deliveredSeq: Math.max(member.deliveredSeq, old.deliveredSeq) }
  })
}
