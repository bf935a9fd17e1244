import type { CallerCtx } from '../ctx'

/** Takes the caller out of every group. */
export async function leaveGroups({ sql, caller }: CallerCtx): Promise<void> {
  await sql`
    with own as (
      select c.id, c.last_seq from conversations c join memberships ms on ms.conversation_id = c.id
      where ms.user_id = ${caller.userId} and ms.state = 'active' and c.kind = 'group' order by c.id for no key update of c
    )
    update memberships m set state = 'left', left_seq = own.last_seq from own where m.conversation_id = own.id and m.user_id = ${caller.userId}`
}
