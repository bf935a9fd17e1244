import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation, Person } from '@/lib/contract/views'

/** Who of a group has read the last message of one's own: `last` is its id, null where nothing is to be said. */
export function readersOfLast(messages: readonly ThreadMessage[], conversation: Conversation, meId: string): { last: string | null; readers: readonly Person[] } {
  if (conversation.kind !== 'group') return { last: null, readers: [] }
  const last = messages.findLast(message => message.seq > 0 && message.kind === 'text' && message.sender.id === meId)
  if (!last) return { last: null, readers: [] }
  const readers = conversation.members.filter(({ user, state, readSeq }) => user.id !== meId && state === 'active' && readSeq >= last.seq)
  return { last: last.id, readers: readers.map(({ user }) => user) }
}
