import { emojiOf } from '@/lib/contract/emoji'
import { ParleyError } from '@/lib/contract/errors'
import type { Reaction } from '@/lib/contract/views'
import { assertNotBlocked, conversationOf, type MembershipFacts, messageOf } from '../access'
import type { CallerCtx } from '../ctx'
import { maxReactionKinds } from '../policy'
import { created, existing, type Outcome, untilDecided } from '../verb'
import { publishChange } from './changes'
import { type Changed, holdMessage, numberChange, whatChanged } from './message-change'
import { assertWasSaid } from './rules'

interface Input {
  id: string
  messageId: string
  emoji: string
}

/**
 * Reacts to a message: one of each emoji per person, again is the existing one (decision 19). Throws `too_many_reactions`
 * for the 21st kind, `forbidden` for what the system tells, and across a block what a send would throw (decision 12).
 */
export async function addReaction(ctx: CallerCtx, input: Input): Promise<Outcome<Reaction>> {
  const { sql, caller } = ctx
  const emoji = emojiOf(input.emoji)
  const { view, changed } = await react(ctx, { ...input, emoji }, sql`
    changed as (
      insert into reactions as r (message_id, user_id, emoji, created_at) select id, ${caller.userId}, ${emoji}, at from target
      on conflict (message_id, emoji, user_id) do update set removed_at = null, created_at = excluded.created_at, number = default
      where r.removed_at is not null
      returning r.created_at as at, true as added
    )`)
  return changed ? created(view) : existing(view)
}

/** Reacts, or takes the reaction back; any number at once come one after the other. Throws as `addReaction`. */
export async function toggleReaction(ctx: CallerCtx, input: Input): Promise<Reaction> {
  const { sql, caller } = ctx
  const emoji = emojiOf(input.emoji)
  const { view } = await react(ctx, { ...input, emoji }, sql`
    changed as (
      insert into reactions as r (message_id, user_id, emoji, created_at) select id, ${caller.userId}, ${emoji}, at from target
      on conflict (message_id, emoji, user_id) do update set
        removed_at = case when r.removed_at is null then excluded.created_at end, created_at = excluded.created_at, number = default
      returning r.created_at as at, r.removed_at is null as added
    )`)
  return view
}

/** Takes a reaction back; what is not there is gone already (decision 19). */
export async function removeReaction(ctx: CallerCtx, input: Input): Promise<void> {
  const { sql, caller } = ctx
  const emoji = emojiOf(input.emoji)
  await untilDecided(async () => {
    const conversation = await conversationOf(ctx, input.id)
    const message = await messageOf(ctx, conversation.conversationId, input.messageId)
    return write(ctx, conversation, { messageId: message.id, emoji }, sql``, sql`
      changed as (
        update reactions r set removed_at = target.at from target
        where r.message_id = target.id and r.user_id = ${caller.userId} and r.emoji = ${emoji} and r.removed_at is null
        returning target.at, false as added
      )`)
  })
}

type Part = ReturnType<CallerCtx['sql']>

/** `change` is a part of the statement, over `target`, that gives `changed (at, added)`. */
async function react(ctx: CallerCtx, { id, messageId, emoji }: Input, change: Part): Promise<{ view: Reaction; changed: boolean }> {
  return untilDecided(async () => {
    const conversation = await conversationOf(ctx, id)
    const message = await messageOf(ctx, conversation.conversationId, messageId)
    assertWasSaid(message)
    assertNotBlocked(conversation)
    const given = await readGiven(ctx, message.id, emoji)
    if (given.count === 0 && given.kinds >= maxReactionKinds) {
      throw new ParleyError('too_many_reactions', `At most ${maxReactionKinds} different reactions.`)
    }
    const written = await write(ctx, conversation, { messageId: message.id, emoji }, roomFor(ctx, given), change)
    if (written === 'nothing') return { view: { emoji, count: (await readGiven(ctx, message.id, emoji)).count, mine: true }, changed: false }
    return written && { view: written, changed: true }
  })
}

/** What was given to a message before deciding. */
interface Given {
  /** Number of the conversation's last change when this was read. */
  lastSeq: number
  /** How many different ones the message has. */
  kinds: number
  /** How many gave this one. */
  count: number
}

async function readGiven({ sql }: CallerCtx, messageId: string, emoji: string): Promise<Given> {
  const [given] = await sql<Given[]>`
    select (select c.last_seq from conversations c join messages m on m.conversation_id = c.id where m.id = ${messageId}) as "lastSeq",
      count(distinct emoji)::int as kinds, (count(*) filter (where emoji = ${emoji}))::int as count
    from reactions where message_id = ${messageId} and removed_at is null`
  return given ?? { lastSeq: 0, kinds: 0, count: 0 }
}

/**
 * Whether there is room for one kind more even if everything numbered since then brought a new one: by the conversation's
 * row alone, which is the one thing that a statement sees as it is after waiting for it. Where it fails, all is read again.
 */
function roomFor({ sql }: CallerCtx, { lastSeq, kinds, count }: Given): Part {
  return count > 0
    ? sql`and ${kinds} + greatest(last_seq - ${lastSeq} - 1, 0) <= ${maxReactionKinds}`
    : sql`and ${kinds} + last_seq - ${lastSeq} + 1 <= ${maxReactionKinds}`
}

/** One statement; undefined where all must be decided again. */
async function write(
  ctx: CallerCtx,
  conversation: MembershipFacts,
  { messageId, emoji }: { messageId: string; emoji: string },
  condition: Part,
  change: Part,
): Promise<Reaction | 'nothing' | undefined> {
  const [written] = await ctx.sql<(Changed & { added: boolean | null })[]>`
    with ${holdMessage(ctx, conversation, messageId, condition)}, ${change},
      ${numberChange(ctx, conversation, { type: 'reaction_changed', messageId, emoji })}
    select ${whatChanged(ctx)}, (select added from numbered) as added`
  if (!written?.there) return undefined
  if (written.seq === null) return 'nothing'
  const logged = await publishChange(ctx, conversation.conversationId, written.seq, conversation.memberIds)
  return { emoji, count: logged?.count ?? 0, mine: written.added === true }
}
