import type { Message } from '@/lib/contract/views'
import { messageOf, readableOf } from '../access'
import { isReadable, isVisible } from '../columns'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { untilDecided } from '../verb'
import { loadMessages } from './load-messages'
import { holdMessage } from './message-change'

interface Input {
  id: string
  messageId: string
}

/** Keeps a message among the caller's saved ones, which nobody else knows of. A second time changes nothing. */
export async function saveMessage(ctx: CallerCtx, input: Input): Promise<void> {
  const { sql, caller } = ctx
  await untilDecided(async () => {
    const conversation = await readableOf(ctx, input.id)
    const message = await messageOf(ctx, conversation.conversationId, input.messageId)
    const [saved] = await sql`
      with ${holdMessage(ctx, conversation, message.id)}, saved as (
        insert into saved_messages (user_id, message_id, created_at) select ${caller.userId}, id, at from target on conflict do nothing
      )
      select from target`
    return saved
  })
}

/** Takes it from the saved ones; what is not among them is gone already. */
export async function unsaveMessage(ctx: CallerCtx, input: Input): Promise<void> {
  const { sql, caller } = ctx
  const conversation = await readableOf(ctx, input.id)
  const message = await messageOf(ctx, conversation.conversationId, input.messageId)
  await sql`delete from saved_messages where user_id = ${caller.userId} and message_id = ${message.id}`
}

/** What the caller saved and may still see, the newest saved first. */
export async function listSaved(ctx: CallerCtx, input: { limit: number; cursor?: string | undefined }): Promise<{ items: Message[]; nextCursor: string | null }> {
  const { sql, caller } = ctx
  const scope = `saved ${caller.userId}`
  const [savedAt = '', savedId = ''] = input.cursor ? readCursor(ctx.secret, scope, input.cursor) : []
  const after = input.cursor ? sql`and (sm.created_at, sm.message_id) < (${String(savedAt)}::timestamptz, ${String(savedId)}::uuid)` : sql``
  const saved = await sql<{ id: string; at: Date }[]>`
    select m.id, sm.created_at as at from saved_messages sm join messages m on m.id = sm.message_id
    join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = sm.user_id
    join conversations c on c.id = m.conversation_id
    where sm.user_id = ${caller.userId} and ${isReadable(sql)} and ${isVisible(sql)} ${after}
    order by sm.created_at desc, sm.message_id desc limit ${input.limit + 1}`
  const page = saved.slice(0, input.limit)
  const ids = page.map(({ id }) => id)
  const items = ids.length > 0 ? await loadMessages(ctx, sql`m.id = any(${ids}::uuid[])`, sql`order by array_position(${ids}::uuid[], m.id)`) : []
  const last = page.at(-1)
  return { items, nextCursor: saved.length > page.length && last ? writeCursor(ctx.secret, scope, [last.at.toISOString(), last.id]) : null }
}
