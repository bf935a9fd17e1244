/** Between the core's views and the contract's, without I/O. */
import { emojiOf } from '@/lib/contract/emoji'
import { ParleyError } from '@/lib/contract/errors'
import type { Conversation, Message, Request, User } from '@/lib/contract/views'
import type { Match } from '@/lib/messaging/matching/match'
import { summaryOf } from '@/lib/messaging/messages/summary'
import type { ReadState } from '@/lib/messaging/reads/read-states'
import type { BegunRequest } from '@/lib/messaging/requests/requests-in'
import type { MessageType, Participant, Profile, ShownConversation, ShownMatch, ShownMessage, ShownRequest } from './views'

/** Ages by person (`agesOf`). */
type Ages = ReadonlyMap<string, number>

export const done = (message: string) => ({ success: true as const, data: { message } })
export const success = <Data>(data: Data) => ({ success: true as const, data })

/** One page of a list, as `meta.pagination` tells of it. */
export function listing<Data>(data: Data, nextCursor: string | null) {
  return { success: true as const, data, meta: { pagination: { cursor: nextCursor, hasMore: nextCursor !== null } } }
}

export function participantOf({ id, name, avatarUrl, online, lastActiveAt }: User): Participant {
  return { id, name, profile_photos: avatarUrl ? [avatarUrl] : [], is_online: online, last_active: lastActiveAt }
}

export function profileOf(user: User, ages: Ages): Profile {
  return { ...participantOf(user), age: ages.get(user.id) ?? null }
}

/**
 * What a message says and how: a picture alone is its URL, other files their summary (decision 18). Nobody keeps what a
 * sender called their words: emoji alone are of type `emoji`.
 */
export function contentOf(message: Pick<Message, 'text' | 'attachments'>): { content: string; message_type: MessageType } {
  const [first, ...rest] = message.attachments
  if (message.text === '' && first?.kind === 'image' && rest.length === 0) return { content: first.url, message_type: 'image' }
  return { content: summaryOf(message), message_type: message.attachments.length === 0 && isEmoji(message.text) ? 'emoji' : 'text' }
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Whether a text is emoji alone, apart from space between them. */
export function isEmoji(text: string): boolean {
  const parts = Array.from(graphemes.segment(text), ({ segment }) => segment).filter(part => part.trim() !== '')
  return parts.length > 0 && parts.every(isOneEmoji)
}

function isOneEmoji(part: string): boolean {
  try {
    return emojiOf(part) !== ''
  } catch (error) {
    if (error instanceof ParleyError) return false
    throw error
  }
}

/** A message between the caller and `otherId`. */
export function messageOf(message: Message, parties: Parties, { read, begun }: { read: ReadState | undefined; begun: BegunRequest | undefined }): ShownMessage {
  return {
    id: message.id,
    sender_id: message.sender.id,
    receiver_id: receiverOf(message, parties),
    ...contentOf(message),
    is_request: begun !== undefined,
    ...(begun && { request_status: begun.status }),
    is_read: read?.read ?? false,
    ...(read?.readAt && { read_at: read.readAt }),
    created_at: message.createdAt,
  }
}

/** "Real-time Messaging". */
export function newMessageOf(message: Message, parties: Parties) {
  return {
    message_id: message.id,
    conversation_id: message.conversationId,
    sender_id: message.sender.id,
    receiver_id: receiverOf(message, parties),
    ...contentOf(message),
    created_at: message.createdAt,
  }
}

export interface Parties {
  callerId: string
  otherId: string
}

export function receiverOf({ sender }: Pick<Message, 'sender'>, { callerId, otherId }: Parties): string {
  return sender.id === callerId ? otherId : callerId
}

/** The other side of a direct conversation; who is alone in it is their own. */
export function otherOf({ members }: Pick<Conversation, 'members'>, callerId: string): User | undefined {
  return (members.find(({ user }) => user.id !== callerId) ?? members[0])?.user
}

export function conversationOf(conversation: Conversation, callerId: string, read: ReadState | undefined): ShownConversation[] {
  const { id, lastMessage: last, unreadCount, activityAt } = conversation
  const other = otherOf(conversation, callerId)
  if (!other) return []
  return [{
    id,
    user: participantOf(other),
    last_message: last && { id: last.id, content: summaryOf(last), sender_id: last.sender.id, created_at: last.createdAt, is_read: read?.read ?? false },
    unread_count: unreadCount,
    last_activity: activityAt,
  }]
}

/** "250 character preview", in code points as everywhere (rule 6). */
export function previewOf(text: string): string {
  return Array.from(text).slice(0, 250).join('')
}

/** `opening`: what a request without words began with (decision 18). */
export function requestOf({ id, from, to, text, status, createdAt }: Request, { callerId, ages, opening }: { callerId: string; ages: Ages; opening: Message | undefined }): ShownRequest {
  return {
    id,
    sender: profileOf(from, ages),
    ...(from.id === callerId && { receiver: profileOf(to, ages) }),
    preview_text: previewOf(opening ? summaryOf(opening) : text),
    status,
    created_at: createdAt,
  }
}

export function matchOf({ id, user, status, createdAt }: Match, ages: Ages): ShownMatch {
  return { id, user: profileOf(user, ages), status, created_at: createdAt }
}
