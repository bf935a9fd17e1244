import { ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { leaveGroup } from '../groups/remove-member'

/**
 * Takes the caller out of every group, one after the other, so that each keeps an owner and is told. `name` is what they
 * are called there from now on. Where it is cut short, those left stay left.
 */
export async function leaveGroups(ctx: CallerCtx, name: string): Promise<void> {
  const { sql, caller } = ctx
  const leaving: CallerCtx = { ...ctx, caller: { ...caller, person: { ...caller.person, name, avatarUrl: null } } }
  const groups = await sql<{ id: string }[]>`
    select c.id from memberships ms join conversations c on c.id = ms.conversation_id
    where ms.user_id = ${caller.userId} and ms.state = 'active' and c.kind = 'group'`
  for (const { id } of groups) {
    try {
      await leaveGroup(leaving, { id })
    } catch (refusal) {
      // Somebody was quicker and took them out.
      if (!(refusal instanceof ParleyError && refusal.code === 'not_found')) throw refusal
    }
  }
}
