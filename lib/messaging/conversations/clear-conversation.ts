import type { Membership } from '@/lib/contract/views'
import { conversationOf, readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { announceConversation } from '../requests/announce'
import { at } from '../views'
import { membershipColumns } from './load-conversations'
import { announceMembership } from './update-membership'

/**
 * Clears a conversation for the caller alone: nothing said so far is shown to them any more, and it is in no list until
 * something new is said. Nobody else sees a difference, and nothing counts as read by it. What is left of a group that
 * they are no longer in is gone for them. Throws `not_found`.
 */
export async function clearConversation(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const { sql, caller } = ctx
  const readable = await readableOf(ctx, input.id)
  // What waits for an answer is accepted or declined instead.
  const { conversationId } = readable.state === 'requested' ? await conversationOf(ctx, input.id) : readable
  const [row] = await sql<(Omit<Membership, 'mutedUntil'> & { mutedUntil: Date | null; changedAt: Date })[]>`
    with held as (
      select id, last_seq, clock_timestamp()::timestamptz(3) as at from conversations where id = ${conversationId} for no key update
    )
    update memberships ms set cleared_seq = held.last_seq, archived = true, pinned = false, marked_unread = false,
      draft = null, draft_version = ms.draft_version + (ms.draft is not null)::int, changed_at = held.at
    from held where ms.conversation_id = ${conversationId} and ms.user_id = ${caller.userId} and ms.state in ('active', 'left')
    returning ${membershipColumns(ctx)}, held.at as "changedAt"`
  if (!row) return
  const { changedAt, ...columns } = row
  await announceMembership(ctx, conversationId, { ...columns, mutedUntil: at(columns.mutedUntil) }, changedAt)
  await announceConversation(ctx, conversationId, [caller.userId])
}
