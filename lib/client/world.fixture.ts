import type { NumberedEvent, ParleyEvent } from '@/lib/contract/events'
import type { Conversation, Me, Message, Reaction, User } from '@/lib/contract/views'
import { inboxOrder } from './inbox-list'

/** Something that happened on the server. `to` is how far somebody read, `which` what a change is about, as shares of what there was. */
export type Deed =
  | { kind: 'message'; conversation: number; mine: boolean; large: boolean; reply?: boolean; system?: boolean }
  | { kind: 'read' | 'delivered'; conversation: number; mine: boolean; to: number }
  | { kind: 'edit'; conversation: number; which: number; large: boolean }
  | { kind: 'delete'; conversation: number; which: number }
  | { kind: 'react'; conversation: number; which: number; mine: boolean; emoji: string }

interface State {
  conversations: Conversation[]
  messages: Message[]
}

const uuid = (kind: number, n: number) => `0000000${kind}-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (step: number) => new Date(Date.UTC(2030, 0, 1) + step * 1000).toISOString()

export const conversationId = (index: number) => uuid(3, index + 1)
export const self: User = { id: uuid(1, 1), number: 1, username: 'ada', name: 'Ada', avatarUrl: null, online: false, lastActiveAt: null }
export const other: User = { id: uuid(1, 2), number: 2, username: 'bob', name: 'Bob', avatarUrl: null, online: false, lastActiveAt: null }

/** A server in a sentence: what it would answer after the first so many deeds, and the event of each. */
export function createWorld(deeds: Deed[], conversations: number) {
  const states: State[] = [{ conversations: Array.from({ length: conversations }, (_, index) => empty(index)), messages: [] }]
  const events: ParleyEvent[] = []
  deeds.forEach((deed, step) => {
    const { state, event } = perform(states[step] ?? { conversations: [], messages: [] }, deed, step)
    events.push(event)
    states.push(state)
  })

  const stateAt = (steps: number): State => states[steps] ?? { conversations: [], messages: [] }
  const messageAt = (messageId: string, steps: number) => stateAt(steps).messages.find(({ id }) => id === messageId) ?? null
  const log = (id: string, after: number, steps: number): NumberedEvent[] =>
    events.slice(0, steps).flatMap(event => ('seq' in event && event.conversationId === id && event.seq > after ? asItIsNow(event, messageAt(event.messageId, steps)) : []))
  return {
    events,
    messages: (id: string, steps: number) => stateAt(steps).messages.filter(message => message.conversationId === id),
    /** Null once it is gone. */
    message: messageAt,
    conversation: (id: string, steps: number) => stateAt(steps).conversations.find(conversation => conversation.id === id),
    conversations: (steps: number) => stateAt(steps).conversations,
    inbox: (steps: number) => stateAt(steps).conversations.toSorted(inboxOrder),
    log,
    me: (steps: number): Me => ({
      ...self, email: null, bio: '', role: 'user', plan: 'free', birthDate: null, requestCount: 0, createdAt: at(0),
      unreadCount: stateAt(steps).conversations.reduce((sum, conversation) => sum + conversation.unreadCount, 0),
    }),
  }
}

function empty(index: number): Conversation {
  const members = [self, other].map(user => ({ user, role: 'member' as const, state: 'active' as const, readSeq: 0, deliveredSeq: 0 }))
  return {
    id: conversationId(index), number: index + 1, kind: 'direct', name: null, members, lastMessage: null, unreadCount: 0, state: 'active', requestId: null,
    pinned: false, archived: false, mutedUntil: null, markedUnread: false, draft: null, draftVersion: 0, clearedSeq: 0,
    seq: 0, activityAt: at(-index - 1), createdAt: at(-index - 1),
  }
}

/** The log shows each change with what is there now; what is gone was deleted. */
function asItIsNow(event: NumberedEvent, message: Message | null): NumberedEvent {
  const { v, id, at, conversationId, seq, messageId } = event
  if (event.type === 'message_deleted' || !message) return { v, id, at, conversationId, seq, messageId, type: 'message_deleted' }
  if (event.type !== 'reaction_changed') return { ...event, message: inEvent(message) }
  return { ...event, count: message.reactions.find(({ emoji }) => emoji === event.emoji)?.count ?? 0 }
}

function inEvent(message: Message): Message | null {
  return message.text.startsWith('Large') ? null : message
}

function perform(state: State, deed: Deed, step: number): { state: State; event: ParleyEvent } {
  const before = state.conversations[deed.conversation] ?? empty(deed.conversation)
  const envelope = { v: 1 as const, id: uuid(5, step), at: at(step), conversationId: before.id }
  const here = state.messages.filter(message => message.conversationId === before.id)
  if ('to' in deed) return mark(state, before, deed, envelope)
  const seq = before.seq + 1
  if (deed.kind === 'message') {
    const message = messageOf(before.id, seq, deed, step, deed.reply ? here.at(-1) : undefined)
    const event: ParleyEvent = { ...envelope, type: 'message_created', seq, messageId: message.id, message: inEvent(message) }
    return { event, state: settled({ ...state, messages: [...state.messages, message] }, { ...before, seq, activityAt: message.createdAt }) }
  }
  const texts = here.filter(({ kind }) => kind === 'text')
  const about = texts[Math.min(texts.length - 1, Math.floor(texts.length * deed.which))]
  // There is nothing yet that could be changed.
  if (!about) return { state, event: { ...envelope, type: 'conversation_delivered', userId: other.id, deliveredSeq: 0 } }
  const numbered = { ...envelope, seq, messageId: about.id }
  const { messages, event } = change(state.messages, about, deed, numbered)
  return { event, state: settled({ ...state, messages }, { ...before, seq }) }
}

type Change = Extract<Deed, { kind: 'edit' | 'delete' | 'react' }>
type Numbered = Pick<NumberedEvent, 'v' | 'id' | 'at' | 'conversationId' | 'seq' | 'messageId'>

function change(messages: Message[], about: Message, deed: Change, numbered: Numbered): { messages: Message[]; event: ParleyEvent } {
  if (deed.kind === 'delete') {
    const remaining = messages.filter(message => message !== about)
    return { event: { ...numbered, type: 'message_deleted' }, messages: remaining.map(message => (message.replyTo?.id === about.id ? { ...message, replyTo: null } : message)) }
  }
  if (deed.kind === 'edit') {
    const edited = { ...about, text: `${deed.large ? 'Large' : 'Small'} ${numbered.seq}`, editedAt: numbered.at }
    const quoting = messages.map(message => (message.replyTo?.id === about.id ? { ...message, replyTo: { ...message.replyTo, text: edited.text } } : message))
    return { event: { ...numbered, type: 'message_updated', message: inEvent(edited) }, messages: quoting.map(message => (message.id === about.id ? edited : message)) }
  }
  const { reactions, count, added } = toggle(about.reactions, deed.emoji, deed.mine)
  const event: ParleyEvent = { ...numbered, type: 'reaction_changed', userId: deed.mine ? self.id : other.id, emoji: deed.emoji, added, count }
  return { event, messages: messages.map(message => (message === about ? { ...about, reactions } : message)) }
}

/** There are two people, so the count says what the other one did. */
function toggle(reactions: Reaction[], emoji: string, mine: boolean): { reactions: Reaction[]; count: number; added: boolean } {
  const known = reactions.find(reaction => reaction.emoji === emoji) ?? { emoji, count: 0, mine: false }
  const theirs = known.count > Number(known.mine)
  const [added, after] = mine ? [!known.mine, { mine: !known.mine, theirs }] : [!theirs, { mine: known.mine, theirs: !theirs }]
  const changed = { emoji, count: Number(after.mine) + Number(after.theirs), mine: after.mine }
  const kinds = reactions.some(reaction => reaction.emoji === emoji) ? reactions.map(reaction => (reaction.emoji === emoji ? changed : reaction)) : [...reactions, changed]
  return { reactions: kinds.filter(({ count }) => count > 0), count: changed.count, added }
}

function mark(state: State, before: Conversation, deed: Extract<Deed, { to: number }>, envelope: Pick<NumberedEvent, 'v' | 'id' | 'at' | 'conversationId'>): { state: State; event: ParleyEvent } {
  const userId = deed.mine ? self.id : other.id
  const seq = Math.round(before.seq * deed.to)
  const members = before.members.map(member => (member.user.id !== userId ? member : {
    ...member,
    readSeq: deed.kind === 'read' ? Math.max(member.readSeq, seq) : member.readSeq,
    deliveredSeq: Math.max(member.deliveredSeq, seq),
  }))
  const after = settled(state, { ...before, members })
  const unreadCount = after.conversations[deed.conversation]?.unreadCount ?? 0
  const event: ParleyEvent = deed.kind === 'read'
    ? { ...envelope, type: 'conversation_read', userId, lastReadSeq: seq, ...(deed.mine && { unreadCount }) }
    : { ...envelope, type: 'conversation_delivered', userId, deliveredSeq: seq }
  return { state: after, event }
}

/** The state with a conversation as its messages make it. */
function settled(state: State, conversation: Conversation): State {
  const here = state.messages.filter(message => message.conversationId === conversation.id)
  const readSeq = conversation.members.find(member => member.user.id === self.id)?.readSeq ?? 0
  const unreadCount = here.filter(message => message.seq > readSeq && message.sender.id !== self.id && message.kind === 'text').length
  const after = { ...conversation, lastMessage: here.at(-1) ?? null, unreadCount }
  return { ...state, conversations: state.conversations.map(known => (known.id === after.id ? after : known)) }
}

function messageOf(id: string, seq: number, { mine, large, system }: Extract<Deed, { kind: 'message' }>, step: number, quoted: Message | undefined): Message {
  const { id: senderId, number, username, name, avatarUrl } = mine ? self : other
  return {
    id: uuid(4, step), number: step + 1, conversationId: id, seq, sender: { id: senderId, number, username, name, avatarUrl },
    kind: system ? 'system' : 'text', text: `${large ? 'Large' : 'Message'} ${seq}`, notice: system ? { type: 'member_joined' } : null, attachments: [],
    replyTo: quoted ? { id: quoted.id, seq: quoted.seq, sender: quoted.sender, text: quoted.text, attachments: 0 } : null,
    reactions: [], mentions: [], preview: null, forwarded: false, silent: false,
    createdAt: at(step), editedAt: null, deletedAt: null, pinnedAt: null, clientId: uuid(6, step),
  }
}
