import type { Message } from '@/lib/contract/views'

interface Loaded {
  messages: Message[]
  hasMore: boolean
}

/**
 * Two lists, each the newest first, as one. Below the end of what one has loaded there may be more of it, so nothing
 * from there is shown yet; `next` is the list of which more is needed to go on.
 */
export function mergeLoaded(first: Loaded, second: Loaded): { messages: Message[]; next: 'first' | 'second' | null } {
  const ends = { first: endOf(first), second: endOf(second) }
  const end = Math.max(ends.first, ends.second)
  const known = new Map([...first.messages, ...second.messages].map(message => [message.id, message]))
  const messages = [...known.values()].filter(({ seq }) => seq >= end).sort((a, b) => b.seq - a.seq)
  return { messages, next: end === 0 ? null : ends.first >= ends.second ? 'first' : 'second' }
}

/** Down to which `seq` everything of a list is here. */
function endOf({ messages, hasMore }: Loaded): number {
  return hasMore ? (messages.at(-1)?.seq ?? 0) : 0
}
