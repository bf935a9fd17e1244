import { emojiOf } from '@/lib/contract/emoji'
import type { Person } from '@/lib/contract/views'
import { messageOf, readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { at } from '../views'

interface Input {
  id: string
  messageId: string
  emoji?: string | undefined
  limit: number
  cursor?: string | undefined
}

interface Reacted {
  /** The newest have the highest. */
  number: number
  emoji: string
  user: Person
  createdAt: string
}

/** Who reacted to a message and how, the first first; with `emoji` only those who gave that one. */
export async function listReactions(ctx: CallerCtx, input: Input): Promise<{ messageNumber: number; items: Reacted[]; nextCursor: string | null }> {
  const { sql } = ctx
  const { conversationId } = await readableOf(ctx, input.id)
  const message = await messageOf(ctx, conversationId, input.messageId)
  const emoji = input.emoji === undefined ? null : emojiOf(input.emoji)
  const scope = `reactions ${message.id} ${emoji ?? ''}`
  const [after = 0] = input.cursor ? readCursor(ctx.secret, scope, input.cursor) : []
  const rows = await sql<{ number: number; emoji: string; user: Person; createdAt: Date }[]>`
    select r.number, r.emoji, r.created_at as "createdAt",
      jsonb_build_object('id', u.id, 'number', u.number, 'username', u.username, 'name', u.name, 'avatarUrl', u.avatar_url) as user
    from reactions r join users u on u.id = r.user_id
    where r.message_id = ${message.id} and r.removed_at is null and r.number > ${after} ${emoji === null ? sql`` : sql`and r.emoji = ${emoji}`}
    order by r.number limit ${input.limit + 1}`
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const items = page.map(({ number, emoji, user, createdAt }) => ({ number, emoji, user, createdAt: at(createdAt) }))
  return { messageNumber: message.number, items, nextCursor: rows.length > page.length && last ? writeCursor(ctx.secret, scope, [last.number]) : null }
}
