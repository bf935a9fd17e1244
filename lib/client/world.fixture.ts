import type { NumberedEvent, ParleyEvent } from '@/lib/contract/events'
import type { Conversation, Me, Message, User } from '@/lib/contract/views'
import { inboxOrder } from './inbox-list'

/** Something that happened on the server. `to` is how far somebody read, as a share of what there was. */
export type Deed =
  | { kind: 'message'; conversation: number; mine: boolean; large: boolean }
  | { kind: 'read' | 'delivered'; conversation: number; mine: boolean; to: number }

const uuid = (kind: number, n: number) => `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (step: number) => new Date(Date.UTC(2030, 0, 1) + step * 1000).toISOString()

export const conversationId = (index: number) => uuid(3, index + 1)
export const self: User = { id: uuid(1, 1), number: 1, username: 'ada', name: 'Ada', avatarUrl: null, online: false, lastActiveAt: null }
export const other: User = { id: uuid(1, 2), number: 2, username: 'bob', name: 'Bob', avatarUrl: null, online: false, lastActiveAt: null }

/** A server in a sentence: what it would answer after the first so many deeds, and the event of each. */
export function createWorld(deeds: Deed[], conversations: number) {
  const states: Conversation[][] = [Array.from({ length: conversations }, (_, index) => empty(index))]
  const events: ParleyEvent[] = []
  const messages: Message[] = []
  deeds.forEach((deed, step) => {
    const before = states[step] ?? []
    const { after, event, message } = perform(before[deed.conversation] ?? empty(deed.conversation), deed, step, messages)
    if (message) messages.push(message)
    events.push(event)
    states.push(before.with(deed.conversation, after))
  })

  const numbered = (id: string, steps: number): NumberedEvent[] => events.slice(0, steps).flatMap(event => (event.type === 'message_created' && event.conversationId === id ? event : []))
  const byId = (id: string, steps: number) => (states[steps] ?? []).find(conversation => conversation.id === id)
  return {
    events,
    messages: (id: string, steps: number) => messages.filter(message => message.conversationId === id && numbered(id, steps).some(event => event.messageId === message.id)),
    message: (messageId: string) => messages.find(message => message.id === messageId) ?? null,
    conversation: byId,
    conversations: (steps: number) => states[steps] ?? [],
    inbox: (steps: number) => (states[steps] ?? []).toSorted(inboxOrder),
    log: (id: string, after: number, steps: number) => numbered(id, steps).filter(event => event.seq > after),
    me: (steps: number): Me => ({
      ...self, email: null, bio: '', role: 'user', createdAt: at(0),
      unreadCount: (states[steps] ?? []).reduce((sum, conversation) => sum + conversation.unreadCount, 0),
    }),
  }
}

function empty(index: number): Conversation {
  const members = [self, other].map(user => ({ user, role: 'member' as const, state: 'active' as const, readSeq: 0, deliveredSeq: 0 }))
  return {
    id: conversationId(index), number: index + 1, kind: 'direct', name: null, members, lastMessage: null, unreadCount: 0, state: 'active',
    pinned: false, archived: false, mutedUntil: null, draft: null, seq: 0, activityAt: at(-index - 1), createdAt: at(-index - 1),
  }
}

function perform(before: Conversation, deed: Deed, step: number, messages: Message[]): { after: Conversation; event: ParleyEvent; message?: Message } {
  const envelope = { v: 1 as const, id: uuid(5, step), at: at(step), conversationId: before.id }
  if (deed.kind === 'message') {
    const seq = before.seq + 1
    const message = messageOf(before.id, seq, deed.mine ? self : other, step)
    const after = { ...before, seq, lastMessage: message, activityAt: message.createdAt, unreadCount: before.unreadCount + (deed.mine ? 0 : 1) }
    return { after, message, event: { ...envelope, type: 'message_created', seq, messageId: message.id, message: deed.large ? null : message } }
  }
  const userId = deed.mine ? self.id : other.id
  const seq = Math.round(before.seq * deed.to)
  const members = before.members.map(member => (member.user.id !== userId ? member : {
    ...member,
    readSeq: deed.kind === 'read' ? Math.max(member.readSeq, seq) : member.readSeq,
    deliveredSeq: Math.max(member.deliveredSeq, seq),
  }))
  const readSeq = members.find(member => member.user.id === self.id)?.readSeq ?? 0
  const unreadCount = messages.filter(message => message.conversationId === before.id && message.seq > readSeq && message.sender.id !== self.id).length
  const event: ParleyEvent = deed.kind === 'read'
    ? { ...envelope, type: 'conversation_read', userId, lastReadSeq: seq, ...(deed.mine && { unreadCount }) }
    : { ...envelope, type: 'conversation_delivered', userId, deliveredSeq: seq }
  return { after: { ...before, members, unreadCount }, event }
}

function messageOf(id: string, seq: number, { id: senderId, number, username, name, avatarUrl }: User, step: number): Message {
  return {
    id: uuid(4, step), number: step + 1, conversationId: id, seq, sender: { id: senderId, number, username, name, avatarUrl }, kind: 'text', text: `Message ${seq}`,
    attachments: [], replyTo: null, reactions: [], createdAt: at(step), editedAt: null, deletedAt: null, clientId: uuid(6, step),
  }
}
