import { notFound, ParleyError } from '@/lib/contract/errors'
import { isBlank, normaliseText } from '@/lib/contract/text'
import type { Message } from '@/lib/contract/views'
import { assertNotBlocked, conversationOf, type MembershipFacts, type MessageFacts, messageOf } from '../access'
import type { CallerCtx } from '../ctx'
import { editMinutes } from '../policy'
import { firstLink } from '../previews/first-link'
import { untilDecided } from '../verb'
import { messageView } from '../views'
import { publishChange } from './changes'
import { mentionsIn } from './content'
import { loadMessage } from './load-messages'
import { type Changed, holdMessage, numberChange, whatChanged } from './message-change'
import { assertMayEdit } from './rules'

/**
 * Changes what an own message says, within 15 minutes of its creation by the database's clock (native.md); what it said
 * before is kept. The same text again changes nothing. Throws `forbidden` for what somebody else said, `edit_window_over`,
 * across a block what a send would throw (decision 12), and what rule 6 says of texts.
 */
export async function editMessage(ctx: CallerCtx, input: { id: string; messageId: string; text: string }): Promise<Message> {
  return untilDecided(async () => {
    const conversation = await conversationOf(ctx, input.id)
    const message = await messageOf(ctx, conversation.conversationId, input.messageId)
    assertMayEdit(message, ctx.caller.userId)
    assertNotBlocked(conversation)
    const text = normaliseText(input.text, { blank: isBlank(input.text) && (await hasFiles(ctx, message)) })
    if (text === message.text) return loadMessage(ctx, message.id)
    const { seq, late } = await write(ctx, conversation, message, { text, mentions: await mentionsIn(ctx, conversation, text) })
    if (late) throw new ParleyError('edit_window_over', `A message can be changed for ${editMinutes} minutes.`)
    if (seq === null) return undefined
    const change = await publishChange(ctx, conversation.conversationId, seq, conversation.memberIds)
    if (!change?.message) throw notFound('This message')
    return messageView(change.message, ctx.caller.userId)
  })
}

async function hasFiles({ sql }: CallerCtx, { id }: MessageFacts): Promise<boolean> {
  const found = await sql`select from attachments where message_id = ${id} limit 1`
  return found.length > 0
}

/** One statement. It still says what was read, so the wording that is kept is the one that is replaced. */
async function write(
  ctx: CallerCtx,
  conversation: MembershipFacts,
  message: MessageFacts,
  { text, mentions }: { text: string; mentions: string[] },
): Promise<Changed & { late: boolean }> {
  const { sql } = ctx
  // What another link leads to is found out afterwards; what the old one led to must not stay beside other words.
  const keepsLink = firstLink(text) === firstLink(message.text)
  const window = sql`make_interval(mins => ${editMinutes})`
  const [written] = await sql<(Changed & { late: boolean })[]>`
    with ${holdMessage(ctx, conversation, message.id)}, changed as (
      update messages m set text = ${text}, caption_at = null, mentions = ${mentions}::uuid[], edited_at = target.at${keepsLink ? sql`` : sql`, preview_key = null`}
      from target where m.id = target.id and m.text = ${message.text} and target.created_at > target.at - ${window}
      returning target.at, null::boolean as added
    ), ${numberChange(ctx, conversation, { type: 'message_updated', messageId: message.id })}, kept as (
      -- Numbers of changes grow, so they order the wordings too.
      insert into message_edits (message_id, position, text, edited_at) select ${message.id}, last_seq, ${message.text}, at from numbered
    )
    select ${whatChanged(ctx)}, exists (select from target where created_at <= at - ${window}) as late`
  return written ?? { there: false, seq: null, late: false }
}
