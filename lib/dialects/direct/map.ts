import { imageSizes, type Conversation, type Message, type User } from '@/lib/contract/views'
import { summaryOf } from '@/lib/messaging/messages/summary'
import { shownUsername } from '@/lib/messaging/people/shown-username'
import { lastSeenOf } from './last-seen'
import type { Contact, DirectConversation, DirectMessage } from './views'

/** A message between two people. What cannot be shown here is told in words (decision 18). */
export function directMessageOf(message: Message, receiverId: string, read: boolean): DirectMessage {
  const { id, conversationId, sender, createdAt } = message
  return { id, conversation_id: conversationId, sender_id: sender.id, receiver_id: receiverId, content: summaryOf(message), read, timestamp: createdAt }
}

export function directConversationOf({ id, members, lastMessage, unreadCount }: Conversation): DirectConversation {
  return {
    id,
    participants: members.map(({ user }) => user.id),
    lastMessage: lastMessage && { id: lastMessage.id, content: summaryOf(lastMessage), timestamp: lastMessage.createdAt, sender_id: lastMessage.sender.id },
    unreadCount,
  }
}

/** Somebody with whom the caller has a conversation, with what is unread in it. `base`: where this server is reached, if that is known. */
export function contactOf(user: User, unread: number, base: string | null): Contact {
  const { id, avatarUrl, online } = user
  return {
    id,
    username: shownUsername(user),
    ...picturesOf(avatarUrl, base),
    status: online ? 'online' : 'offline',
    lastSeen: lastSeenOf(user),
    unread,
  }
}

/** An own picture is kept in four sizes, one from elsewhere in one. */
function picturesOf(avatarUrl: string | null, base: string | null): Pick<Contact, 'avatar_url' | 'avatar_urls'> {
  if (avatarUrl === null) return { avatar_url: null, avatar_urls: null }
  const url = base && avatarUrl.startsWith('/') ? new URL(avatarUrl, base).href : avatarUrl
  const [thumbnail, small, medium, large] = imageSizes.map(size => url.replace(/\?size=\w+$/, `?size=${size}`))
  return { avatar_url: url, avatar_urls: { thumbnail: thumbnail ?? url, small: small ?? url, medium: medium ?? url, large: large ?? url } }
}

/** A place in the history: a message by its id, or a moment by its time (decision 13). */
export type Place = { before: string } | { beforeTime: Date }

export function placeOf(before: string): Place {
  return before.includes(':') ? { beforeTime: new Date(before) } : { before }
}
