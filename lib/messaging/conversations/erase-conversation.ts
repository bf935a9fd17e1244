import { type MembershipFacts, writableOf } from '../access'
import { isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { releaseUploads } from '../media/release-uploads'
import { announceConversation } from '../requests/announce'
import { untilDecided } from '../verb'

interface Input {
  id: string
  /** What becomes of the caller's side: they leave, or it is out of sight until something is said again. */
  afterwards: 'leave' | 'hide'
}

/**
 * Erases everything said in a direct conversation, for both sides (decision 11, as the `direct` and `chat` contracts have
 * it). What was asked and waits is taken back. Who left does not find it any more; the other side has it, emptied; where
 * nobody is left it is gone, else something said brings it back under its id.
 *
 * The changes get no numbers, since ten thousand deletions are no news to anybody: instead nothing up to the last number
 * is shown to either any more (`clearedSeq`), which clients learn with the conversation. The log stays without gap; read
 * again, it tells of what was said here as deleted. Answers how many messages are gone.
 *
 * In a group, where nobody takes away what others said, and where whoever runs the server wants it so (`contractDelete`),
 * only the caller's view is cleared, and they stay.
 */
export async function eraseConversation(ctx: CallerCtx, input: Input): Promise<number> {
  return untilDecided(async () => {
    const conversation = await writableOf(ctx, input.id)
    const other = ctx.operator.contractDelete === 'mine' ? null : conversation.other
    const gone = other ? await write(ctx, conversation, input.afterwards) : await clear(ctx, conversation)
    if (gone === undefined) return undefined
    await announceConversation(ctx, conversation.conversationId, other ? [ctx.caller.userId, other.id] : [ctx.caller.userId])
    return gone
  })
}

/** One statement; undefined where something was said since it was read. Unlike `clearConversation`, also of what waits to be accepted. */
async function clear({ sql, caller }: CallerCtx, { conversationId, lastSeq }: MembershipFacts): Promise<number | undefined> {
  const [cleared] = await sql<{ count: number }[]>`
    with held as (
      select id, clock_timestamp()::timestamptz(3) as at from conversations where id = ${conversationId} and last_seq = ${lastSeq} for no key update
    ), own as (
      update memberships m set cleared_seq = ${lastSeq}, archived = true, pinned = false, marked_unread = false,
        draft = null, draft_version = m.draft_version + (m.draft is not null)::int, changed_at = held.at
      from held where m.conversation_id = ${conversationId} and m.user_id = ${caller.userId}
    )
    select (select count(*)::int from messages m join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
      where m.conversation_id = held.id and ${isVisible(sql)}) as count from held`
  return cleared?.count
}

/** One statement; undefined where something was said, or a right changed, since it was read. */
async function write(ctx: CallerCtx, conversation: MembershipFacts, afterwards: Input['afterwards']): Promise<number | undefined> {
  const { sql } = ctx
  const { conversationId, version, lastSeq } = conversation
  const [written] = await sql<{ count: number }[]>`
    with held as (
      select id, clock_timestamp()::timestamptz(3) as at from conversations
      where id = ${conversationId} and version = ${version} and last_seq = ${lastSeq} for no key update
    ), erased as (
      delete from messages m using held where m.conversation_id = held.id returning m.id, m.deleted_at
    ), released as (
      ${releaseUploads(sql, sql`select id from erased`)}
    ), ${isLastLeaving(conversation, afterwards) ? removed(ctx) : emptied(ctx, conversation, afterwards)}
    select (select count(*)::int from erased where deleted_at is null) as count from held`
  return written?.count
}

function isLastLeaving({ other }: MembershipFacts, afterwards: Input['afterwards']): boolean {
  return afterwards === 'leave' && other?.state === 'left'
}

/** What hangs on the row goes with it. */
const removed = ({ sql }: CallerCtx) => sql`gone as (delete from conversations c using held where c.id = held.id)`

function emptied({ sql, caller }: CallerCtx, { conversationId, state, lastSeq }: MembershipFacts, afterwards: Input['afterwards']) {
  // Leaving means to have been in: somebody who was asked has declined, and is asked anew by what is said next.
  const leftState = state === 'requested' ? 'declined' : 'left'
  return sql`
    members as (
      update memberships m set cleared_seq = ${lastSeq}, changed_at = held.at, marked_unread = false from held
      where m.conversation_id = ${conversationId} and m.user_id <> ${caller.userId}
    ), own as (
      update memberships m set cleared_seq = ${lastSeq}, changed_at = held.at, marked_unread = false, pinned = false,
        draft = null, draft_version = m.draft_version + (m.draft is not null)::int,
        ${afterwards === 'leave' ? sql`state = ${leftState}` : sql`archived = true`}
      from held where m.conversation_id = ${conversationId} and m.user_id = ${caller.userId}
    ), unsent as (
      delete from scheduled_messages s using held where s.conversation_id = held.id and s.sender_id = ${caller.userId}
    ), unasked as (
      update requests r set status = 'cancelled', decided_at = held.at from held where r.conversation_id = held.id and r.status = 'pending'
    ), changed as (
      update conversations c set version = version + 1 from held where c.id = held.id
    )`
}
