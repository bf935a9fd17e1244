import type { Message } from '@/lib/contract/views'
import { isReadable } from '../columns'
import type { CallerCtx } from '../ctx'
import { loadMessages } from './load-messages'

/** Messages by their ids, as far as the caller may see them; what they may not see is left out. */
export async function messagesById(ctx: CallerCtx, ids: readonly string[]): Promise<Map<string, Message>> {
  if (ids.length === 0) return new Map()
  const { sql } = ctx
  const found = await loadMessages(ctx, sql`m.id = any(${[...new Set(ids)]}::uuid[]) and ${isReadable(sql)}`, sql``)
  return new Map(found.map(message => [message.id, message]))
}

/** Which of these messages have a caption, with where in the text it begins, in UTF-16 units. */
export async function captionsIn({ sql }: CallerCtx, messages: readonly Message[]): Promise<Map<string, number>> {
  const ids = messages.filter(({ text }) => text !== '').map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const rows = await sql<{ id: string; at: number }[]>`select id, caption_at as at from messages where id = any(${ids}::uuid[]) and caption_at is not null`
  return new Map(rows.map(({ id, at }) => [id, at]))
}
