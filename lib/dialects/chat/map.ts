/** From the core's views to the contract's, without I/O. */
import type { Conversation, Message, Person } from '@/lib/contract/views'
import { summaryOf } from '@/lib/messaging/messages/summary'
import { shownUsername } from '@/lib/messaging/people/shown-username'
import type { ChatMessage, ChatRoom, Participant, Sender } from './views'

/** What a room without a name of its own is called, as the document shows it. */
const unnamed = 'Conversation'

/** A name in two: the first word, and the rest, which may be nothing (decision 14). */
export function namesOf(name: string): { first_name: string; last_name: string } {
  const [first = '', ...rest] = name.split(' ')
  return { first_name: first, last_name: rest.join(' ') }
}

export function senderOf(person: Person): Sender {
  return { id: person.number, username: shownUsername(person), ...namesOf(person.name) }
}

/** A message in the room of that number. What cannot be shown here is told in words (decision 18). */
export function messageOf(message: Message, room: number, read: boolean): ChatMessage {
  const { number, sender, createdAt } = message
  return { id: number, room, sender: senderOf(sender), content: summaryOf(message), created_at: createdAt, is_read: read }
}

/** A message as a `new_message` frame has it: as the document shows it, with less than over HTTP. */
export function newMessageOf(message: Message, room: number): Omit<ChatMessage, 'sender' | 'is_read'> & { sender: Omit<Sender, 'username'> } {
  const { id, sender: { username: _, ...sender }, content, created_at } = messageOf(message, room, false)
  return { id, room, sender, content, created_at }
}

/** What the core knows of a room besides its view: addresses of people by their ids, and whether its last message was read. */
export interface RoomFacts {
  emails: ReadonlyMap<string, string>
  read: boolean
}

export function roomOf(conversation: Conversation, { emails, read }: RoomFacts): ChatRoom {
  const { number, kind, name, lastMessage, unreadCount, activityAt, createdAt } = conversation
  return {
    id: number,
    type: kind,
    name: name ?? unnamed,
    participants: participantsOf(conversation, emails),
    last_message: lastMessage && lastMessageOf(lastMessage, number, read),
    unread_count: unreadCount,
    updated_at: activityAt,
    created_at: createdAt,
  }
}

/** Everybody (decision 17), but for who left a group. */
function participantsOf({ kind, members }: Conversation, emails: RoomFacts['emails']): Participant[] {
  return members
    .filter(({ state }) => kind === 'direct' || state !== 'left')
    .map(({ user }) => ({ ...senderOf(user), email: emails.get(user.id) ?? '' }))
}

function lastMessageOf(message: Message, room: number, read: boolean): ChatRoom['last_message'] {
  const { room: _, ...shown } = messageOf(message, room, read)
  return shown
}
