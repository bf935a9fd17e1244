import type { EventOf } from '@/lib/contract/events'
import type { Message, Reaction } from '@/lib/contract/views'

/** A message after somebody added or took back a reaction. Kinds stay in the order of their first appearance. */
export function withReaction(message: Message, event: Pick<EventOf<'reaction_changed'>, 'messageId' | 'userId' | 'emoji' | 'added' | 'count'>, userId: string): Message {
  const { emoji, count, added } = event
  const known = message.reactions.find(reaction => reaction.emoji === emoji)
  const changed: Reaction = { emoji, count, mine: event.userId === userId ? added : (known?.mine ?? false) }
  if (known?.count === changed.count && known.mine === changed.mine) return message
  if (count === 0) return known ? { ...message, reactions: message.reactions.filter(reaction => reaction !== known) } : message
  return { ...message, reactions: known ? message.reactions.map(reaction => (reaction === known ? changed : reaction)) : [...message.reactions, changed] }
}
