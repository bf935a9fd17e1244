import { ParleyError } from '@/lib/contract/errors'
import type { Conversation } from '@/lib/contract/views'
import { getConversation } from '../conversations/get-conversation'
import type { CallerCtx } from '../ctx'
import { untilDecided } from '../verb'
import { announceGroup } from './announce-group'
import { groupOf } from './group-of'
import { newcomersOf } from './newcomers'
import { mayManage } from './roles'
import { isUnblocked, takenRow, writeGroup } from './write-group'

/**
 * Takes people into a group, strangers by a request (decision 17); who is in it already or was asked is passed over.
 * They see what is said from now on, also where they were in it before. Throws `forbidden` for who is neither owner
 * nor admin, `group_full`, and what `createGroup` throws about people.
 */
export async function addMembers(ctx: CallerCtx, input: { id: string; userIds: string[] }): Promise<Conversation> {
  const { sql } = ctx
  const id = await untilDecided(async () => {
    const { facts, members } = await groupOf(ctx, input.id)
    if (!mayManage(facts.role)) throw new ParleyError('forbidden', 'Only owners and admins add people.')
    const newcomers = await newcomersOf(ctx, 'userIds', input.userIds, members)
    if (newcomers.length === 0) return facts.conversationId
    const userIds = newcomers.map(({ userId }) => userId)
    const written = await writeGroup(ctx, {
      numbered: takenRow(ctx, facts, sql``, isUnblocked(ctx, newcomers)),
      notice: { type: 'members_added', userIds, names: await namesOf(ctx, userIds) },
      newcomers,
    })
    if (!written) return undefined
    const joined = newcomers.filter(({ state }) => state === 'active').map(({ userId }) => userId)
    await announceGroup(ctx, written, { active: [...facts.memberIds, ...joined], newcomers })
    return written.id
  })
  return getConversation(ctx, { id })
}

async function namesOf({ sql }: CallerCtx, userIds: string[]): Promise<string[]> {
  const people = await sql<{ name: string }[]>`
    select u.name from unnest(${userIds}::uuid[]) with ordinality as n (id, position) join users u on u.id = n.id order by n.position`
  return people.map(({ name }) => name)
}
