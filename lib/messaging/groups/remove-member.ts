import { ParleyError } from '@/lib/contract/errors'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { announceRequest } from '../requests/announce'
import { untilDecided } from '../verb'
import { announceGroup } from './announce-group'
import { type Group, type GroupMember, groupOf, memberIn } from './group-of'
import { mayRemove, successorOf } from './roles'
import { takenRow, writeGroup } from './write-group'

/**
 * Takes somebody out of a group, or takes back what they were asked: an owner anybody, an admin members; oneself
 * leaves. From the answer on nothing of the group reaches them. Throws `forbidden`, and `not_found` for who is not in it.
 */
export async function removeMember(ctx: CallerCtx, input: { id: string; userId: string }): Promise<void> {
  const { caller } = ctx
  const name = parseRef(input.userId)
  if (name && (name.id === caller.userId || name.number === caller.person.number)) return leaveGroup(ctx, input)
  await untilDecided(async () => {
    const group = await groupOf(ctx, input.id)
    const target = memberIn(group, input.userId)
    if (!mayRemove(group.facts.role, target.role)) throw new ParleyError('forbidden', 'You may not remove this member.')
    return takeOut(ctx, group, [target], null)
  })
}

/**
 * The caller leaves a group; what was said until then stays readable to them. Where no other owner is left, the group
 * passes to whoever is in it for longest, admins first. With the last member goes what others were asked.
 */
export async function leaveGroup(ctx: CallerCtx, input: { id: string }): Promise<void> {
  await untilDecided(async () => {
    const group = await groupOf(ctx, input.id)
    const own = memberIn(group, ctx.caller.userId)
    const isLast = group.facts.memberIds.length === 1
    const asked = isLast ? group.members.filter(({ state }) => state === 'requested' || state === 'declined') : []
    return takeOut(ctx, group, [own, ...asked], successorOf(group.members, own.id))
  })
}

/** Takes out the first of `leaving`, which the group says, and the others without a word; `heir` owns the group then. */
async function takeOut(ctx: CallerCtx, { facts }: Group, leaving: [GroupMember, ...GroupMember[]], heir: string | null): Promise<boolean | undefined> {
  const { sql, caller } = ctx
  const [first] = leaving
  const ids = leaving.map(({ id }) => id)
  const goes = sql`m.user_id = any(${ids}::uuid[])`
  const written = await writeGroup(ctx, {
    numbered: takenRow(ctx, facts),
    notice: first.id === caller.userId ? { type: 'member_left' } : { type: 'member_removed', userId: first.id, name: first.name },
    // Nothing is unread in what one has left. Who never was in it sees nothing of it any more.
    changes: sql`, state = case when ${goes} then 'left' else m.state end,
      left_seq = case when ${goes} then n.last_seq else m.left_seq end,
      cleared_seq = case when ${goes} and m.state <> 'active' then n.last_seq else m.cleared_seq end,
      incoming_seq = case when ${goes} then 0 else m.incoming_seq end,
      marked_unread = case when ${goes} then false else m.marked_unread end,
      pinned = case when ${goes} then false else m.pinned end,
      role = case when ${goes} then 'member' when m.user_id = ${heir} then 'owner' else m.role end`,
    alsoOf: ids,
    also: sql`, uninvited as (
      update requests r set status = 'cancelled', decided_at = n.at
      from numbered n where r.conversation_id = n.id and r.to_id = any(${ids}::uuid[]) and r.status in ('pending', 'declined')
    )`,
  })
  if (!written) return undefined
  // Whoever declined hears nothing more of it.
  const gone = leaving.filter(({ state }) => state !== 'declined').map(({ id }) => id)
  await announceGroup(ctx, written, { active: facts.memberIds.filter(id => id !== first.id), gone })
  for (const { invitation, state } of leaving) {
    if (invitation && state !== 'active') await announceRequest(ctx, 'request_updated', invitation.id, state === 'declined' ? invitation.fromId : undefined)
  }
  return true
}
