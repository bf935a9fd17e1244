import type { CallerCtx } from '../ctx'
import { untilDecided } from '../verb'
import { announceGroup } from './announce-group'
import { takenRow, writeGroup } from './write-group'

/**
 * The caller accepts what asked them into a group, and the group says so. False where that was decided, or taken back,
 * before. They see what was said since they were asked.
 */
export async function joinGroup(ctx: CallerCtx, { id, conversationId }: { id: string; conversationId: string }): Promise<boolean> {
  const { sql, caller } = ctx
  return untilDecided(async () => {
    const [group] = await sql<{ version: number; memberIds: string[]; waits: boolean }[]>`
      select version, array(select user_id from memberships where conversation_id = c.id and state = 'active') as "memberIds",
        exists (select from requests where id = ${id} and conversation_id = c.id and status = 'pending') as waits
      from conversations c where c.id = ${conversationId}`
    if (!group?.waits) return false
    const written = await writeGroup(ctx, {
      numbered: takenRow(ctx, { conversationId, version: group.version }),
      notice: { type: 'member_joined' },
      changes: sql`, state = case when m.user_id = ${caller.userId} then 'active' else m.state end`,
      also: sql`, accepted as (
        update requests r set status = 'accepted', decided_at = n.at from numbered n where r.id = ${id} and r.status = 'pending'
      )`,
    })
    if (!written) return undefined
    await announceGroup(ctx, written, { active: [...group.memberIds, caller.userId] })
    return true
  })
}
