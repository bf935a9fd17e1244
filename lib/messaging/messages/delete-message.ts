import { v7 as newId } from 'uuid'
import { conversationOf, type MembershipFacts, type MessageFacts, messageOf, readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { releaseUploads } from '../media/release-uploads'
import { untilDecided } from '../verb'
import { publishChange } from './changes'
import { type Changed, holdMessage, numberChange, whatChanged } from './message-change'
import { assertMayDelete } from './rules'

interface Input {
  id: string
  messageId: string
  for: 'everyone' | 'me'
  /** `erase`: the row is gone, not hidden, as the `direct` contract has it (decision 10). */
  mode?: 'hide' | 'erase'
  /** Makes now the conversation's last activity, as the `dms` contract has it (decision 10). */
  raisesActivity?: boolean
}

/**
 * Deletes a message: `for: 'everyone'` what the caller said (in groups owner and admins also what others said), however
 * long ago, with its files, reactions and history; `for: 'me'` any that they see, for themselves alone. What reports hold
 * stays (decision 10). A second time it does not exist. Throws `forbidden`.
 */
export async function deleteMessage(ctx: CallerCtx, input: Input): Promise<void> {
  await untilDecided(() => (input.for === 'me' ? hide(ctx, input) : deleteForEveryone(ctx, input)))
}

async function deleteForEveryone(ctx: CallerCtx, input: Input): Promise<true | undefined> {
  const conversation = await conversationOf(ctx, input.id)
  const message = await messageOf(ctx, conversation.conversationId, input.messageId)
  assertMayDelete(message, ctx.caller.userId, conversation)
  const seq = await write(ctx, conversation, message, input)
  if (seq === null) return undefined
  await publishChange(ctx, conversation.conversationId, seq, conversation.memberIds)
  return true
}

/** One statement; null where the message went or was edited, or a right changed, since both were read. */
async function write(ctx: CallerCtx, conversation: MembershipFacts, message: MessageFacts, { mode, raisesActivity = false }: Input): Promise<number | null> {
  const { sql } = ctx
  const [written] = await sql<Changed[]>`
    with ${holdMessage(ctx, conversation, message.id)}, ${mode === 'erase' ? erased(ctx) : emptied(ctx, message)}, released as (
      ${releaseUploads(sql, sql`select id from changed`)}
    ), ${numberChange(ctx, conversation, { type: 'message_deleted', messageId: message.id, messageNumber: message.number, raisesActivity })}
    select ${whatChanged(ctx)}`
  return written?.seq ?? null
}

/** What hangs on the row goes with it. */
const erased = ({ sql }: CallerCtx) => sql`
  changed as (
    delete from messages m using target where m.id = target.id returning m.id, target.at, null::boolean as added
  )`

/**
 * What hangs on the row is taken away as this statement sees it. A wording that an edit put there since then would be
 * missed, so it must not have been edited; a reaction given in that very moment may stay behind, which nothing shows.
 */
const emptied = ({ sql }: CallerCtx, { editedAt }: MessageFacts) => sql`
  changed as (
    update messages m set deleted_at = target.at, text = '', notice = null, mentions = '{}', preview_key = null, pinned_at = null, pinned_by = null
    from target where m.id = target.id and m.edited_at is not distinct from ${editedAt}
    returning m.id, target.at, null::boolean as added
  ), without_files as (
    delete from attachments a using changed where a.message_id = changed.id
  ), without_history as (
    delete from message_edits e using changed where e.message_id = changed.id
  ), without_reactions as (
    delete from reactions r using changed where r.message_id = changed.id
  ), unsaved as (
    delete from saved_messages s using changed where s.message_id = changed.id
  )`

/** One statement; only the caller's other devices hear of it. */
async function hide(ctx: CallerCtx, input: Input): Promise<true | undefined> {
  const { sql, caller } = ctx
  const conversation = await readableOf(ctx, input.id)
  const message = await messageOf(ctx, conversation.conversationId, input.messageId)
  const [hidden] = await sql<{ at: Date }[]>`
    with ${holdMessage(ctx, conversation, message.id)}, hidden as (
      insert into hidden_messages (user_id, message_id) select ${caller.userId}, id from target on conflict do nothing returning message_id
    ), unsaved as (
      delete from saved_messages s using hidden where s.user_id = ${caller.userId} and s.message_id = hidden.message_id
    ), own as (
      update memberships m set changed_at = held.at from held, hidden where m.conversation_id = ${conversation.conversationId} and m.user_id = ${caller.userId}
    )
    select held.at from held, hidden`
  if (!hidden) return undefined
  const { conversationId } = conversation
  const event = { v: 1, id: newId(), type: 'message_hidden', at: hidden.at.toISOString(), conversationId, messageId: message.id } as const
  await ctx.announcer.publish([{ userIds: [caller.userId], event }], ctx.socketId)
  return true
}
