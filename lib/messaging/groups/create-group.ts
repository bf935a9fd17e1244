import { v7 as newId } from 'uuid'
import { invalid } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { untilDecided } from '../verb'
import { announceGroup } from './announce-group'
import { groupNameOf } from './group-name'
import { type Newcomer, newcomersOf } from './newcomers'
import { isUnblocked, writeGroup } from './write-group'

/**
 * A new group with the caller as its owner; strangers get it as a request (decision 17). Throws `validation_failed`
 * for a name that is none or a group of oneself, `group_full`, and for whoever the caller may not write to what a
 * send to them would throw, with where they are among `memberIds`.
 */
export async function createGroup(ctx: CallerCtx, input: { memberIds: string[]; name?: string | undefined }): Promise<{ id: string; isNew: boolean }> {
  const name = input.name === undefined ? null : groupNameOf(input.name)
  return untilDecided(async () => {
    const others = await newcomersOf(ctx, 'memberIds', input.memberIds, [])
    if (others.length === 0) throw invalid('memberIds', 'At least one other person.')
    const owner: Newcomer = { userId: ctx.caller.userId, role: 'owner', state: 'active', requestId: null }
    const newcomers = [owner, ...others]
    const begun = await writeGroup(ctx, { numbered: newRow(ctx, name, others), notice: { type: 'group_created', name: name ?? '' }, newcomers })
    if (!begun) return undefined
    const active = newcomers.filter(({ state }) => state === 'active').map(({ userId }) => userId)
    await announceGroup(ctx, begun, { active, newcomers: others })
    return { id: begun.id, isNew: true }
  })
}

function newRow(ctx: CallerCtx, name: string | null, others: readonly Newcomer[]) {
  const { sql, caller } = ctx
  return sql`insert into conversations (id, kind, name, last_seq, created_by)
    select ${newId()}::uuid, 'group', ${name}, 1, ${caller.userId}::uuid where ${isUnblocked(ctx, others)}
    returning id, last_seq, clock_timestamp()::timestamptz(3) as at`
}
