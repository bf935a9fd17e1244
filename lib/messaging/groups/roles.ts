import type { MemberState } from '../policy'

export type Role = 'owner' | 'admin' | 'member'

/** What decides on somebody's part in a group. Lists of them are in the order in which people came. */
export interface Standing {
  id: string
  role: Role
  state: MemberState
}

/** Whether somebody may rename the group and add people to it. */
export const mayManage = (role: Role): boolean => role !== 'member'

/** Whether somebody may remove somebody else: an owner anybody, an admin members only. */
export function mayRemove(actor: Role, target: Role): boolean {
  return actor === 'owner' || (actor === 'admin' && target === 'member')
}

/** Whether nobody else owns the group. */
export function isLastOwner(members: readonly Standing[], id: string): boolean {
  const owners = members.filter(({ role, state }) => role === 'owner' && state === 'active')
  return owners.length === 1 && owners[0]?.id === id
}

/** Who owns the group once its last owner leaves: the admin, else the member, who is in it for longest. Null where nobody has to, or can. */
export function successorOf(members: readonly Standing[], leaverId: string): string | null {
  if (!isLastOwner(members, leaverId)) return null
  const staying = members.filter(({ id, state }) => id !== leaverId && state === 'active')
  return (staying.find(({ role }) => role === 'admin') ?? staying[0])?.id ?? null
}
