/** From the core's views to the contract's, without I/O. */
import type { Conversation, Message, Person, User } from '@/lib/contract/views'
import { summaryOf } from '@/lib/messaging/messages/summary'
import { shownUsername } from '@/lib/messaging/people/shown-username'
import type { InboxThread, Thread, ThreadMessage } from './views'

export const heart = '❤️'

/** A conversation as the caller sees it, with who began it. */
export interface Begun {
  view: Conversation
  begunBy: string
}

export function threadOf({ view, begunBy }: Begun, callerId: string): Thread {
  const numbers = view.members.map(({ user }) => user.number)
  const initiator = view.members.find(({ user }) => user.id === begunBy) ?? view.members[0]
  return {
    id: view.number,
    status: statusOf(view, callerId),
    initiator_id: initiator?.user.number ?? Math.min(...numbers),
    user_a_id: Math.min(...numbers),
    user_b_id: Math.max(...numbers),
  }
}

/** To whoever asked, what was declined waits for ever; the core says so already (decision 5). */
function statusOf({ state, requestId, members, lastMessage }: Conversation, callerId: string): Thread['status'] {
  if (state === 'requested' || requestId !== null) return 'pending'
  const isWaiting = members.some(({ user, state }) => user.id !== callerId && state === 'requested')
  if (!isWaiting) return 'accepted'
  return lastMessage ? 'cancelled' : 'pending'
}

/** What counts as unread: nothing of what the caller has not accepted, so that threads add up to the total (rule 9, decision 5). */
export function unreadOf({ state, unreadCount }: Pick<Conversation, 'state' | 'unreadCount'>): number {
  return state === 'active' ? unreadCount : 0
}

/** By emoji, the first first. */
export function reactionsOf(given: readonly { emoji: string; user: Person }[]): Record<string, { user_id: number; user_name: string }[]> {
  const byEmoji: Record<string, { user_id: number; user_name: string }[]> = {}
  for (const { emoji, user } of given) (byEmoji[emoji] ??= []).push({ user_id: user.number, user_name: user.name })
  return byEmoji
}

/** The other side; who is alone in it is their own. */
export function otherOf({ members }: Conversation, callerId: string): User | undefined {
  return (members.find(({ user }) => user.id !== callerId) ?? members[0])?.user
}

/** `base`: where this server is reached, if that is known. */
export function inboxThreadOf(begun: Begun, callerId: string, base: string | null): InboxThread {
  const { createdAt, activityAt, lastMessage } = begun.view
  const other = otherOf(begun.view, callerId)
  return {
    ...threadOf(begun, callerId),
    created_at: createdAt,
    updated_at: activityAt,
    other_user_name: other?.name ?? '',
    other_user_username: other ? shownUsername(other) : '',
    other_user_avatar: other?.avatarUrl ? addressOf(other.avatarUrl, base) : null,
    last_message: lastMessage && summaryOf(lastMessage),
    last_message_time: lastMessage && lastMessage.createdAt,
  }
}

/** What the core knows of a message besides its view. */
export interface MessageFacts {
  threadNumber: number
  seen: boolean
  /** What it answers to, as far as the caller may see it. */
  answered: Message | undefined
  /** Where in the text its caption begins, in UTF-16 units. */
  captionAt: number | undefined
  base: string | null
}

export function messageOf(message: Message, { threadNumber, seen, answered, captionAt, base }: MessageFacts): ThreadMessage {
  const { number, sender, createdAt, attachments, reactions } = message
  const hearts = reactions.find(({ emoji }) => emoji === heart)
  const addresses = (kind: 'image' | 'video') => attachments.filter(file => file.kind === kind).map(({ url }) => addressOf(url, base))
  return {
    id: number,
    thread_id: threadNumber,
    sender_id: sender.number,
    ...wordsOf(message, captionAt),
    created_at: createdAt,
    seen,
    heart_count: hearts?.count ?? 0,
    liked_by_me: hearts?.mine ?? false,
    reply_to_id: answered?.number ?? null,
    reply_to_text: answered ? summaryOf(answered) : null,
    reply_to_sender_name: answered?.sender.name ?? null,
    photo_urls: addresses('image'),
    video_urls: addresses('video'),
  }
}

/** Text and caption apart. Files that this contract has no place for are told in words (decision 18). */
function wordsOf(message: Message, captionAt: number | undefined): Pick<ThreadMessage, 'text' | 'caption'> {
  const { text, attachments } = message
  if (captionAt !== undefined) return { text: text.slice(0, captionAt).trimEnd(), caption: text.slice(captionAt) }
  const isShown = attachments.some(({ kind }) => kind === 'image' || kind === 'video')
  return { text: isShown ? text : summaryOf(message), caption: null }
}

/** An own address in full where that is known. */
export function addressOf(url: string, base: string | null): string {
  return base && url.startsWith('/') ? new URL(url, base).href : url
}
