import { ParleyError } from '@/lib/contract/errors'
import type { Conversation } from '@/lib/contract/views'
import { getConversation } from '../conversations/get-conversation'
import type { CallerCtx } from '../ctx'
import { untilDecided } from '../verb'
import { announceGroup } from './announce-group'
import { groupNameOf } from './group-name'
import { groupOf } from './group-of'
import { mayManage } from './roles'
import { takenRow, writeGroup } from './write-group'

/** Gives a group another name; the same name again changes nothing. Throws `forbidden` for who is neither owner nor admin. */
export async function renameGroup(ctx: CallerCtx, input: { id: string; name: string }): Promise<Conversation> {
  const { sql } = ctx
  const name = groupNameOf(input.name)
  const id = await untilDecided(async () => {
    const { facts } = await groupOf(ctx, input.id)
    if (!mayManage(facts.role)) throw new ParleyError('forbidden', 'Only owners and admins rename the group.')
    const [same] = await sql`select from conversations where id = ${facts.conversationId} and name = ${name}`
    if (same) return facts.conversationId
    const written = await writeGroup(ctx, { numbered: takenRow(ctx, facts, sql`, name = ${name}`), notice: { type: 'group_renamed', name } })
    if (!written) return undefined
    await announceGroup(ctx, written, { active: facts.memberIds })
    return written.id
  })
  return getConversation(ctx, { id })
}
