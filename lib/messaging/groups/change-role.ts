import { notFound, ParleyError } from '@/lib/contract/errors'
import type { Conversation } from '@/lib/contract/views'
import { getConversation } from '../conversations/get-conversation'
import type { CallerCtx } from '../ctx'
import { untilDecided } from '../verb'
import { announceGroup } from './announce-group'
import { groupOf, memberIn } from './group-of'
import { isLastOwner, type Role } from './roles'
import { takenRow, writeGroup } from './write-group'

/**
 * Makes a member of a group an owner, admin or member; there may be several owners. Throws `forbidden` for who is no
 * owner, `not_found` for who is not in the group, and `conflict` where nobody would own it.
 */
export async function changeRole(ctx: CallerCtx, input: { id: string; userId: string; role: Role }): Promise<Conversation> {
  const { sql } = ctx
  const { role } = input
  const id = await untilDecided(async () => {
    const group = await groupOf(ctx, input.id)
    const { facts } = group
    if (facts.role !== 'owner') throw new ParleyError('forbidden', 'Only owners change roles.')
    const target = memberIn(group, input.userId)
    if (target.state !== 'active') throw notFound('This member')
    if (target.role === role) return facts.conversationId
    if (isLastOwner(group.members, target.id)) throw new ParleyError('conflict', 'A group needs an owner. Make somebody else one first.')
    const written = await writeGroup(ctx, {
      numbered: takenRow(ctx, facts),
      notice: { type: 'role_changed', userId: target.id, name: target.name, role },
      changes: sql`, role = case when m.user_id = ${target.id} then ${role} else m.role end`,
    })
    if (!written) return undefined
    await announceGroup(ctx, written, { active: facts.memberIds })
    return written.id
  })
  return getConversation(ctx, { id })
}
