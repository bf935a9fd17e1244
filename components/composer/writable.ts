import type { Conversation } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'

/** What stands where messages are written: the field, the answers to a request, that one's own waits for an answer, or why nothing can be written, in words. */
export type Writing = { kind: 'open' } | { kind: 'asked'; requestId: string } | { kind: 'waiting'; requestId: string; reason: string } | { kind: 'closed'; reason: string }

type Facts = Pick<Conversation, 'kind' | 'state' | 'members' | 'requestId'> & Partial<Pick<Conversation, 'lastMessage'>>

/** Whether the reader may write here. `name` is the other side's. */
export function writingIn({ kind, state, members, requestId, lastMessage }: Facts, name: string, words: Words['composer']['closed']): Writing {
  if (state === 'declined') return { kind: 'closed', reason: words.declined }
  // The last that one sees of a group is how one came to be out of it.
  if (state === 'left' && kind === 'group') return { kind: 'closed', reason: lastMessage?.notice?.type === 'member_removed' ? words.removed : words.leftGroup }
  if (state === 'left') return { kind: 'closed', reason: words.left }
  // Without a request nothing was asked yet: whoever writes first asks.
  if (state === 'requested' && requestId) return { kind: 'asked', requestId }
  if (members.length < 2) return { kind: 'closed', reason: words.alone }
  if (state === 'active' && kind === 'direct' && requestId) return { kind: 'waiting', requestId, reason: words.waiting(name) }
  return { kind: 'open' }
}
