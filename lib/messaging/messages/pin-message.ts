import type { Message } from '@/lib/contract/views'
import { assertNotBlocked, conversationOf, messageOf, readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { untilDecided } from '../verb'
import { publishChange } from './changes'
import { loadMessages } from './load-messages'
import { type Changed, holdMessage, numberChange, whatChanged } from './message-change'
import { assertMayPin } from './rules'

interface Input {
  id: string
  messageId: string
}

/**
 * Pins a message for everybody: either side of a direct conversation, owner and admins in a group. A second time changes
 * nothing. Throws `forbidden`, and across a block what a send would throw (decision 12).
 */
export function pinMessage(ctx: CallerCtx, input: Input): Promise<void> {
  return setPinned(ctx, input, true)
}

/** Undoes `pinMessage`, under the same rules. */
export function unpinMessage(ctx: CallerCtx, input: Input): Promise<void> {
  return setPinned(ctx, input, false)
}

async function setPinned(ctx: CallerCtx, input: Input, pinned: boolean): Promise<void> {
  const { sql, caller } = ctx
  await untilDecided(async () => {
    const conversation = await conversationOf(ctx, input.id)
    const message = await messageOf(ctx, conversation.conversationId, input.messageId)
    assertMayPin(message, conversation)
    assertNotBlocked(conversation)
    const [written] = await sql<Changed[]>`
      with ${holdMessage(ctx, conversation, message.id)}, changed as (
        update messages m set ${pinned ? sql`pinned_at = target.at, pinned_by = ${caller.userId}` : sql`pinned_at = null, pinned_by = null`}
        from target where m.id = target.id and m.pinned_at ${pinned ? sql`is null` : sql`is not null`}
        returning target.at, null::boolean as added
      ), ${numberChange(ctx, conversation, { type: 'message_updated', messageId: message.id })}
      select ${whatChanged(ctx)}`
    if (!written?.there) return undefined
    if (written.seq !== null) await publishChange(ctx, conversation.conversationId, written.seq, conversation.memberIds)
    return true
  })
}

/** What is pinned in a conversation, the newest pin first. */
export async function listPins(ctx: CallerCtx, input: { id: string; limit: number; cursor?: string | undefined }): Promise<{ items: Message[]; nextCursor: string | null }> {
  const { sql } = ctx
  const { conversationId } = await readableOf(ctx, input.id)
  const scope = `pins ${conversationId}`
  const [pinnedAt = '', id = ''] = input.cursor ? readCursor(ctx.secret, scope, input.cursor) : []
  const after = input.cursor ? sql`and (m.pinned_at, m.id) < (${String(pinnedAt)}::timestamptz, ${String(id)}::uuid)` : sql``
  const found = await loadMessages(
    ctx,
    sql`m.conversation_id = ${conversationId} and m.pinned_at is not null ${after}`,
    sql`order by m.pinned_at desc, m.id desc limit ${input.limit + 1}`,
  )
  const items = found.slice(0, input.limit)
  const last = items.at(-1)
  return { items, nextCursor: found.length > items.length && last ? writeCursor(ctx.secret, scope, [last.pinnedAt ?? '', last.id]) : null }
}
