import type { Member } from '@/lib/contract/views'

const ranks = { owner: 0, admin: 1, member: 2 }

/** Oneself first, then by role, those who were only asked last; else as they came. */
export function inOrder(members: readonly Member[], ownId: string): Member[] {
  const rank = ({ user, role, state }: Member) => (user.id === ownId ? -1 : ranks[role] + (state === 'active' ? 0 : 10))
  return members.filter(({ state }) => state === 'active' || state === 'requested').toSorted((a, b) => rank(a) - rank(b))
}
