import { notFound, ParleyError } from '@/lib/contract/errors'
import { conversationOf, type MembershipFacts, parseRef } from '../access'
import { isCoolingDown } from '../contact'
import type { CallerCtx } from '../ctx'
import type { Standing } from './roles'

/** Somebody who is, was or may become part of a group. */
export interface GroupMember extends Standing {
  number: number
  name: string
  /** What they were asked and have not accepted. */
  invitation: { id: string; fromId: string } | null
  /** Declined so lately that they are left alone. */
  coolingDown: boolean
}

/** A group with everybody who is or was in it, whoever came first first. */
export interface Group {
  facts: MembershipFacts
  members: GroupMember[]
}

/** A group that the caller is an active member of. Throws `not_found`, and `conflict` for a direct conversation. */
export async function groupOf(ctx: CallerCtx, ref: string): Promise<Group> {
  const { sql } = ctx
  const facts = await conversationOf(ctx, ref)
  if (facts.kind !== 'group') throw new ParleyError('conflict', 'This is not a group.')
  // Read after the version, so that what is written for them stands only while they are so.
  const members = await sql<GroupMember[]>`
    select u.id, u.number, u.name, ms.role, ms.state,
      (select jsonb_build_object('id', r.id, 'fromId', r.from_id) from requests r
        where r.conversation_id = ms.conversation_id and r.to_id = u.id and r.status in ('pending', 'declined') order by r.number desc limit 1) as invitation,
      exists (select from requests r where r.conversation_id = ms.conversation_id and r.to_id = u.id and ${isCoolingDown(ctx)}) as "coolingDown"
    from memberships ms join users u on u.id = ms.user_id
    where ms.conversation_id = ${facts.conversationId} order by ms.created_at, u.number`
  return { facts, members }
}

/** Somebody who is in the group or was asked into it. Throws `not_found` for anybody else. */
export function memberIn({ members }: Group, ref: string): GroupMember {
  const name = parseRef(ref)
  const member = name && members.find(({ id, number, state }) => (id === name.id || number === name.number) && state !== 'left')
  if (!member) throw notFound('This member')
  return member
}
