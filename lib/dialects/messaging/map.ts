/** Between the core's views and the contract's, without I/O. */
import type { Attachment, Conversation, Message, Person, User } from '@/lib/contract/views'
import { summaryOf } from '@/lib/messaging/messages/summary'
import type {
  CreatedConversation, FoundMessage, ListedConversation, MessageType, NewMessage, Participant, PresentParticipant, SentMessage, ShownAttachment, ShownMessage,
} from './views'

/** Where this server is reached, if that is known: addresses of files are whole then. */
type Base = string | null

function addressOf(url: string, base: Base): string {
  return base && url.startsWith('/') ? new URL(url, base).href : url
}

export function participantOf({ id, name, avatarUrl }: Person, base: Base): Participant {
  return { id, fullName: name, profilePhoto: avatarUrl && addressOf(avatarUrl, base) }
}

function presentOf(user: User, base: Base): PresentParticipant {
  return { ...participantOf(user, base), isOnline: user.online, lastSeen: user.lastActiveAt }
}

/** Everybody who is in it or asked to be; of a direct one both sides always. */
function membersOf({ kind, members }: Conversation): User[] {
  return members.filter(({ state }) => kind === 'direct' || state !== 'left').map(({ user }) => user)
}

/** The others (decision 17). */
export function othersIn(conversation: Conversation, callerId: string): User[] {
  return membersOf(conversation).filter(({ id }) => id !== callerId)
}

function whatOf({ id, kind, name }: Conversation) {
  return kind === 'group' ? { id, type: 'GROUP' as const, name } : { id, type: 'DIRECT' as const }
}

function lastOf({ lastMessage }: Conversation): ListedConversation['lastMessage'] {
  return lastMessage && { content: summaryOf(lastMessage), senderId: lastMessage.sender.id, createdAt: lastMessage.createdAt }
}

/** `isNew`: nobody has said anything in it yet, whatever tells that it was made. */
export function createdConversationOf(conversation: Conversation, isNew: boolean, base: Base): CreatedConversation {
  return {
    ...whatOf(conversation),
    participants: membersOf(conversation).map(user => participantOf(user, base)),
    lastMessage: isNew ? null : lastOf(conversation),
    unreadCount: conversation.unreadCount,
    createdAt: conversation.createdAt,
  }
}

export function listedConversationOf(conversation: Conversation, callerId: string, base: Base): ListedConversation {
  return {
    ...whatOf(conversation),
    participants: othersIn(conversation, callerId).map(user => presentOf(user, base)),
    lastMessage: lastOf(conversation),
    unreadCount: conversation.unreadCount,
    updatedAt: conversation.activityAt,
  }
}

const typeOfKind: Record<Attachment['kind'], MessageType> = { image: 'IMAGE', video: 'VIDEO', audio: 'AUDIO', file: 'FILE' }

/** By content, whatever a sender called it (decision 18). */
export function typeOf({ kind, attachments }: Pick<Message, 'kind' | 'attachments'>): MessageType {
  if (kind === 'system') return 'SYSTEM'
  const [first, ...rest] = attachments
  if (!first) return 'TEXT'
  return rest.every(file => file.kind === first.kind) ? typeOfKind[first.kind] : 'FILE'
}

export function attachmentOf({ id, name, size, contentType, url }: Attachment, base: Base): ShownAttachment {
  return { id, fileName: name, fileSize: size, fileType: contentType, url: addressOf(url, base) }
}

function saidOf(message: Message, base: Base) {
  const { id, conversationId, text, attachments, createdAt } = message
  return { id, conversationId, content: text, type: typeOf(message), attachments: attachments.map(file => attachmentOf(file, base)), createdAt }
}

export function messageOf(message: Message, readBy: string[], base: Base): ShownMessage {
  return { ...saidOf(message, base), sender: participantOf(message.sender, base), readBy }
}

export function sentMessageOf(message: Message, base: Base): SentMessage {
  return { ...saidOf(message, base), senderId: message.sender.id }
}

export function newMessageOf(message: Message, base: Base): NewMessage {
  return { ...saidOf(message, base), sender: { id: message.sender.id, fullName: message.sender.name } }
}

export function foundMessageOf({ id, conversationId, sender, text, createdAt }: Message, conversation: Conversation, callerId: string, base: Base): FoundMessage {
  const participants = othersIn(conversation, callerId).map(user => participantOf(user, base))
  return { id, conversationId, sender: { fullName: sender.name }, content: text, createdAt, conversation: { type: whatOf(conversation).type, participants } }
}

/** How many to leave out before a page; pages count from 1. */
export function offsetOf({ page, limit }: { page: number; limit: number }): number {
  return (page - 1) * limit
}
