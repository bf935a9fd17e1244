import { v7 as newId } from 'uuid'
import { normaliseDraft } from '@/lib/contract/text'
import type { Membership } from '@/lib/contract/views'
import { conversationOf } from '../access'
import type { CallerCtx } from '../ctx'
import { type KeptDraft, mergeDraft } from '../policy'
import { untilDecided } from '../verb'
import { at } from '../views'
import { membershipColumns } from './load-conversations'

interface Input {
  id: string
  pinned?: boolean | undefined
  archived?: boolean | undefined
  /** RFC 3339. What is past, or null, ends the muting; "for ever" is a moment far away. */
  mutedUntil?: string | null | undefined
  markedUnread?: boolean | undefined
  draft?: string | null | undefined
  /** The version of the draft that this one was written over. */
  draftVersion?: number | undefined
}

/** What an input comes to; absent stays as it is. */
interface Change extends Omit<Input, 'id' | 'draft' | 'draftVersion'> {
  /** With the version that it was decided on. */
  draft?: KeptDraft | undefined
}

type Row = Omit<Membership, 'mutedUntil'> & { mutedUntil: Date | null }

/**
 * Changes what belongs to the caller alone in a conversation; their other devices follow, nobody else hears of it.
 * "Marked unread" changes no count, and reading takes it back. Throws `not_found`, and for a draft what
 * `normaliseDraft` throws.
 */
export async function updateMembership(ctx: CallerCtx, input: Input): Promise<Membership> {
  const draft = typeof input.draft === 'string' ? normaliseDraft(input.draft) : input.draft
  return untilDecided(async () => {
    const { conversationId } = await conversationOf(ctx, input.id)
    const kept = draft === undefined ? undefined : await draftIn(ctx, conversationId)
    const merged = kept && { text: mergeDraft(kept, draft ?? null, input.draftVersion), version: kept.version }
    return write(ctx, conversationId, { ...input, draft: merged })
  })
}

async function draftIn({ sql, caller }: CallerCtx, conversationId: string): Promise<KeptDraft | undefined> {
  const [kept] = await sql<KeptDraft[]>`
    select draft as text, draft_version as version from memberships where conversation_id = ${conversationId} and user_id = ${caller.userId}`
  return kept
}

/** One statement; undefined where the draft, or the membership, is another by now. */
async function write(ctx: CallerCtx, conversationId: string, change: Change): Promise<Membership | undefined> {
  const { sql, caller } = ctx
  const { draft } = change
  const [row] = await sql<(Row & { changedAt: Date })[]>`
    with held as (
      select id, clock_timestamp()::timestamptz(3) as at from conversations where id = ${conversationId} for no key update
    )
    update memberships ms set changed_at = held.at,
      pinned = coalesce(${change.pinned ?? null}, ms.pinned), archived = coalesce(${change.archived ?? null}, ms.archived),
      marked_unread = coalesce(${change.markedUnread ?? null}, ms.marked_unread)${mutedUntil(ctx, change.mutedUntil)}
      ${draft ? sql`, draft = ${draft.text}, draft_version = ms.draft_version + (ms.draft is distinct from ${draft.text})::int` : sql``}
    from held where ms.conversation_id = ${conversationId} and ms.user_id = ${caller.userId} and ms.state = 'active'
      ${draft ? sql`and ms.draft_version = ${draft.version}` : sql``}
    returning ${membershipColumns(ctx)}, held.at as "changedAt"`
  if (!row) return undefined
  const { changedAt, ...columns } = row
  const membership = { ...columns, mutedUntil: at(columns.mutedUntil) }
  await announceMembership(ctx, conversationId, membership, changedAt)
  return membership
}

function mutedUntil({ sql }: CallerCtx, until: string | null | undefined) {
  if (until === undefined) return sql``
  const moment = until === null ? null : new Date(until)
  // A year that only the calendar here knows is past in any case.
  if (moment === null || moment.getTime() < 0) return sql`, muted_until = null`
  return sql`, muted_until = case when ${moment}::timestamptz > held.at then ${moment}::timestamptz end`
}

/** Tells the caller's other devices. */
export async function announceMembership(ctx: CallerCtx, conversationId: string, membership: Membership, changedAt: Date): Promise<void> {
  const event = { v: 1, id: newId(), type: 'membership_updated', at: at(changedAt), conversationId, membership } as const
  await ctx.announcer.publish([{ userIds: [ctx.caller.userId], event }], ctx.socketId)
}
