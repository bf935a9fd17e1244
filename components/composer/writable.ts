import type { Conversation } from '@/lib/contract/views'

const reasons: Record<Conversation['state'], string | null> = {
  active: null,
  requested: 'Accept the request to reply.',
  declined: 'You declined this conversation.',
  left: 'You left this conversation.',
}

/** Why nothing can be written here, in words; null where it can. */
export function whyNotWritable(conversation: Pick<Conversation, 'state' | 'members'>): string | null {
  const reason = reasons[conversation.state]
  if (reason) return reason
  return conversation.members.length < 2 ? 'Nobody else is in this conversation.' : null
}
