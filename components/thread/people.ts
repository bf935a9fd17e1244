import type { Conversation, User } from '@/lib/contract/views'

/** With whom one talks, as a header needs it. */
export interface Counterpart {
  id: string
  name: string
  username: string | null
  avatarUrl: string | null
  /** The other person of a direct conversation; null for a group. */
  user: User | null
  memberCount: number
}

/** A direct conversation is called like the other person, a group by its name or its members. */
export function counterpartOf(conversation: Conversation, meId: string, language = 'en'): Counterpart {
  const others = conversation.members.map(member => member.user).filter(user => user.id !== meId)
  const [other] = others
  const memberCount = conversation.members.length
  if (conversation.kind === 'direct' && other) {
    return { id: other.id, name: other.name, username: other.username, avatarUrl: other.avatarUrl, user: other, memberCount }
  }
  const name = conversation.name ?? new Intl.ListFormat(language, { type: 'conjunction' }).format(others.map(user => user.name))
  return { id: conversation.id, name, username: null, avatarUrl: null, user: null, memberCount }
}
