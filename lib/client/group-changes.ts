import type { Conversation, Member } from '@/lib/contract/views'
import { memberOf } from './conversation-state'

export type Role = Member['role']

/** What is done to a group, as it is shown before the server has answered. Each may be applied twice. */
export type GroupChange =
  | { kind: 'rename'; name: string }
  | { kind: 'role'; userId: string; role: Role }
  | { kind: 'remove'; userId: string }

/** The group after a change. */
export function withGroupChange(conversation: Conversation, change: GroupChange): Conversation {
  switch (change.kind) {
    case 'rename': return { ...conversation, name: change.name }
    case 'role': return withMembers(conversation, conversation.members.map(member => (member.user.id === change.userId ? { ...member, role: change.role } : member)))
    case 'remove': return withMembers(conversation, conversation.members.filter(({ user }) => user.id !== change.userId))
  }
}

/** The group without a change that was refused: only what that change touched goes back to what it was in `before`. */
export function withoutGroupChange(conversation: Conversation, change: GroupChange, before: Conversation): Conversation {
  if (change.kind === 'rename') return conversation.name === change.name ? { ...conversation, name: before.name } : conversation
  const member = memberOf(before, change.userId)
  if (!member) return conversation
  if (change.kind === 'role') return withGroupChange(conversation, { ...change, role: member.role })
  if (memberOf(conversation, change.userId)) return conversation
  const at = before.members.indexOf(member)
  return withMembers(conversation, conversation.members.toSpliced(at, 0, member))
}

function withMembers(conversation: Conversation, members: Member[]): Conversation {
  return { ...conversation, members }
}

/** What somebody may do in a group, by the rules that the server decides by. */
export interface Powers {
  /** Rename it, and add people. */
  manage: boolean
  changeRoles: boolean
}

export function powersOf(conversation: Conversation, userId: string): Powers {
  const own = conversation.state === 'active' ? memberOf(conversation, userId)?.role : undefined
  return { manage: own === 'owner' || own === 'admin', changeRoles: own === 'owner' }
}

/** Whether somebody may take `member` out: an owner anybody, an admin members. */
export function mayRemove(conversation: Conversation, userId: string, member: Member): boolean {
  const own = conversation.state === 'active' ? memberOf(conversation, userId)?.role : undefined
  return member.user.id !== userId && (own === 'owner' || (own === 'admin' && member.role === 'member'))
}

/** Who owns the group once somebody leaves it: null where somebody else does anyway, or nobody is left. */
export function heirOf({ members }: Conversation, leaverId: string): Member | null {
  const active = members.filter(({ state }) => state === 'active')
  const staying = active.filter(({ user }) => user.id !== leaverId)
  const owns = active.some(({ user, role }) => user.id === leaverId && role === 'owner')
  if (!owns || staying.some(({ role }) => role === 'owner')) return null
  return staying.find(({ role }) => role === 'admin') ?? staying[0] ?? null
}
