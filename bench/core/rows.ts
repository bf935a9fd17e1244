import type { Sql } from 'postgres'
import { listInbox } from '@/lib/messaging/conversations/list-inbox'
import type { CallerCtx } from '@/lib/messaging/ctx'
import { listMessages } from '@/lib/messaging/messages/list-messages'
import { getMe } from '@/lib/messaging/people/get-me'
import { markRead } from '@/lib/messaging/reads/mark-read'
import { unreadTotal } from '@/lib/messaging/reads/unread-total'
import { searchMessages } from '@/lib/messaging/search/search-messages'
import { contextOf } from '../context'

/** Somebody with all that was seeded for them, and what the rows act on. */
export interface Reader {
  ctx: CallerCtx
  /** Their longest conversation, which is the latest too. */
  conversationId: string
  /** A message in the middle of it. */
  middleId: string
  /** A word that somebody said, and a phrase that was said once. */
  word: string
  phrase: string
}

/** Finds out what there is to act on. */
export async function readerOf(sql: Sql, userId: string): Promise<Reader> {
  const [found] = await sql<Omit<Reader, 'ctx'>[]>`
    with longest as (
      select c.id, c.last_seq from memberships ms join conversations c on c.id = ms.conversation_id
      where ms.user_id = ${userId} order by c.last_seq desc, ms.activity_at desc limit 1
    ), said as (
      select m.text from messages m join longest on m.conversation_id = longest.id where m.seq = 7
    )
    select longest.id as "conversationId", m.id as "middleId",
      (select (string_to_array(text, ' '))[1] from said) as word, (select text from said) as phrase
    from longest join messages m on m.conversation_id = longest.id and m.seq = longest.last_seq / 2`
  if (!found) throw new Error('Nothing was seeded for this person.')
  return { ctx: contextOf(sql, userId), ...found }
}

export interface Row {
  name: string
  /** Runs before each time, unmeasured. */
  prepare?(reader: Reader): Promise<unknown>
  run(reader: Reader): Promise<unknown>
}

const row = (name: string, run: Row['run'], prepare?: Row['prepare']): Row => ({ name, run, ...(prepare && { prepare }) })

/** What is measured at both sizes, in pages that the smaller one fills too. */
export const rows: Row[] = [
  row('inbox page', ({ ctx }) => listInbox(ctx, { filter: 'all', limit: 9 })),
  row('unread inbox page', ({ ctx }) => listInbox(ctx, { filter: 'unread', limit: 9 })),
  row('message page', ({ ctx, conversationId }) => listMessages(ctx, { id: conversationId, limit: 50 })),
  row('message page around', ({ ctx, conversationId, middleId }) => listMessages(ctx, { id: conversationId, around: middleId, limit: 50 })),
  row('unread total', ({ ctx }) => unreadTotal(ctx)),
  row('own profile with total', ({ ctx }) => getMe(ctx)),
  row('mark read', ({ ctx, conversationId }) => markRead(ctx, { id: conversationId }), reader => unmark(reader, 10)),
  row('search a word', ({ ctx, word }) => searchMessages(ctx, { q: word, limit: 30 })),
  row('search a phrase', ({ ctx, phrase }) => searchMessages(ctx, { q: phrase, limit: 30 })),
]

/** Makes the last `count` messages of the longest conversation unread again. */
export async function unmark({ ctx, conversationId }: Reader, count: number): Promise<void> {
  const { sql, caller } = ctx
  await sql`
    with marks as (
      delete from read_marks where conversation_id = ${conversationId} and user_id = ${caller.userId}
    )
    update memberships set read_seq = greatest(0, incoming_seq - ${count})
    where conversation_id = ${conversationId} and user_id = ${caller.userId}`
}
