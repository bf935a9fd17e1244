import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import { assertRef } from '../access'
import { contactsOf } from '../contact'
import type { CallerCtx } from '../ctx'
import { type ContactFacts, maxMembers, type MemberState, verdictOn } from '../policy'
import { assertNotSpam } from '../requests/spam'
import type { GroupMember } from './group-of'
import type { Role } from './roles'

/** Somebody on their way into a group. */
export interface Newcomer {
  userId: string
  role: Role
  /** Whom the caller could write to is in at once, anybody else is asked (decision 17). */
  state: MemberState
  /** The request that asks them; declined from its beginning where they declined lately. */
  requestId: string | null
}

/**
 * Who of `refs` is to come in: the caller, and who is in already or was asked, are passed over, and so, unseen by the
 * caller, is who declined lately (decision 5). Throws what the contact policy refuses with, naming where in `field`
 * it is, and `group_full`.
 */
export async function newcomersOf(ctx: CallerCtx, field: string, refs: readonly string[], members: readonly GroupMember[]): Promise<Newcomer[]> {
  for (const [index, ref] of refs.entries()) assertRef(`${field}.${index}`, ref)
  const known = new Map(members.map(member => [member.id, member]))
  const newcomers = new Map<string, Newcomer>()
  for (const [index, { otherId, facts }] of (await contactsOf(ctx, refs)).entries()) {
    const member = otherId ? known.get(otherId) : undefined
    if (facts.self || isThere(member)) continue
    const isFriend = isOpenTo(ctx, facts, `${field}.${index}`)
    if (otherId) newcomers.set(otherId, newcomer(otherId, member, isFriend))
  }
  assertRoom(members, newcomers)
  if ([...newcomers.values()].some(({ requestId }) => requestId)) await assertNotSpam(ctx, newId())
  return [...newcomers.values()]
}

function isThere(member: GroupMember | undefined): boolean {
  return member?.state === 'active' || member?.state === 'requested' || (member?.state === 'declined' && member.coolingDown)
}

/** A request that waits elsewhere does not stand in the way of this one. */
function isOpenTo(ctx: CallerCtx, facts: ContactFacts, path: string): boolean {
  const verdict = verdictOn(facts, ctx.rules)
  if (verdict.verdict !== 'denied' || verdict.code === 'request_pending') return verdict.verdict === 'open'
  const message = refusals[verdict.code]
  throw new ParleyError(verdict.code, message, { errors: [{ path, message }] })
}

const refusals = {
  cannot_message_self: 'This is you.',
  not_found: 'This person does not exist.',
  user_blocked: 'You have blocked this person.',
  not_accepting: 'This person cannot be added by you.',
}

/** Who declined lately and was taken out since looks as asked again, and hears nothing of it (decision 5). */
function newcomer(userId: string, member: GroupMember | undefined, isFriend: boolean): Newcomer {
  const role = 'member'
  if (member?.coolingDown) return { userId, role, state: 'declined', requestId: newId() }
  return isFriend ? { userId, role, state: 'active', requestId: null } : { userId, role, state: 'requested', requestId: newId() }
}

function assertRoom(members: readonly GroupMember[], newcomers: ReadonlyMap<string, Newcomer>): void {
  const staying = members.filter(({ id, state }) => state !== 'left' && !newcomers.has(id)).length
  const caller = members.length === 0 ? 1 : 0
  if (caller + staying + newcomers.size <= maxMembers) return
  throw new ParleyError('group_full', `A group has at most ${maxMembers} members.`)
}
