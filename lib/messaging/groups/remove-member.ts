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
    const removed = await takeOut(ctx, group, target, null)
    if (removed && target.invitation && target.state !== 'active') {
      // Whoever declined hears nothing more of it.
      await announceRequest(ctx, 'request_updated', target.invitation.id, target.state === 'declined' ? target.invitation.fromId : undefined)
    }
    return removed
  })
}

/**
 * The caller leaves a group; what was said until then stays readable to them. Where no other owner is left, the group
 * passes to whoever is in it for longest, admins first.
 */
export async function leaveGroup(ctx: CallerCtx, input: { id: string }): Promise<void> {
  await untilDecided(async () => {
    const group = await groupOf(ctx, input.id)
    return takeOut(ctx, group, memberIn(group, ctx.caller.userId), successorOf(group.members, ctx.caller.userId))
  })
}

async function takeOut(ctx: CallerCtx, { facts }: Group, target: GroupMember, heir: string | null): Promise<boolean | undefined> {
  const { sql, caller } = ctx
  const isOwn = target.id === caller.userId
  const goes = sql`m.user_id = ${target.id}`
  const written = await writeGroup(ctx, {
    numbered: takenRow(ctx, facts),
    notice: isOwn ? { type: 'member_left' } : { type: 'member_removed', userId: target.id, name: target.name },
    // Nothing is unread in what one has left. Who never was in it sees nothing of it any more.
    changes: sql`, state = case when ${goes} then 'left' else m.state end,
      left_seq = case when ${goes} then n.last_seq else m.left_seq end,
      cleared_seq = case when ${goes} and m.state <> 'active' then n.last_seq else m.cleared_seq end,
      incoming_seq = case when ${goes} then 0 else m.incoming_seq end,
      marked_unread = case when ${goes} then false else m.marked_unread end,
      pinned = case when ${goes} then false else m.pinned end,
      role = case when ${goes} then 'member' when m.user_id = ${heir} then 'owner' else m.role end`,
    alsoOf: target.id,
    also: sql`, uninvited as (
      update requests r set status = 'cancelled', decided_at = n.at
      from numbered n where r.conversation_id = n.id and r.to_id = ${target.id} and r.status in ('pending', 'declined')
    )`,
  })
  if (!written) return undefined
  const active = facts.memberIds.filter(id => id !== target.id)
  await announceGroup(ctx, written, { active, gone: target.state === 'declined' ? [] : [target.id] })
  return true
}
