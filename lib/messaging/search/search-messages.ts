import type { Fragment } from 'postgres'
import { plannedEachTime } from '@/db/planned-each-time'
import { invalid, notFound } from '@/lib/contract/errors'
import type { Hit } from '@/lib/contract/views'
import { parseRef, readableOf } from '../access'
import { isReadable, isVisible, messageColumns, messageSource } from '../columns'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { substringPattern } from '../pattern'
import { type MessageRow, messageView } from '../views'
import { highlightsOf, type Term, termsOf } from './terms'

interface Input {
  q?: string | undefined
  conversationId?: string | undefined
  from?: string | undefined
  has?: 'link' | 'image' | 'video' | 'audio' | 'file' | undefined
  before?: string | undefined
  after?: string | undefined
  limit: number
  cursor?: string | undefined
}

/** The newest so many that match are put into order, best first; then the next so many. */
const ranked = 500

/**
 * What was said that has all the words of `q`, as words, prefixes or substrings of any script, in conversations that the
 * caller is in and only what they may still see (decision 20). Whole words come before prefixes, prefixes before
 * substrings, newer before older. Without `q`, everything that the other filters leave.
 */
export async function searchMessages(ctx: CallerCtx, input: Input): Promise<{ items: Hit[]; nextCursor: string | null }> {
  const terms = termsOf(input.q ?? '')
  if (terms.length === 0 && !input.has && !input.from) throw invalid('q', 'Something to look for.')
  const scope = `search ${ctx.caller.userId} ${JSON.stringify([input.q, input.conversationId, input.from, input.has, input.before, input.after])}`
  const [until = null, offset = 0] = input.cursor ? readCursor(ctx.secret, scope, input.cursor) : []
  const rows = await find(ctx, input, terms, until === null ? null : String(until), Number(offset))
  const items = rows.slice(0, input.limit).map(row => ({ ...messageView(row, ctx.caller.userId), highlights: highlightsOf(row.text, terms) }))
  return { items, nextCursor: nextOf(ctx, scope, input, rows, until === null ? '' : String(until), Number(offset)) }
}

type Row = MessageRow & { candidates: number; oldest: string }

async function find(ctx: CallerCtx, input: Input, terms: Term[], until: string | null, offset: number): Promise<Row[]> {
  const { sql, caller } = ctx
  const conversationId = input.conversationId === undefined ? null : (await readableOf(ctx, input.conversationId)).conversationId
  const [before, after] = [await edgeOf(ctx, 'before', input.before), await edgeOf(ctx, 'after', input.after)]
  // A common word and a rare one, few conversations and thousands are looked through in different ways.
  return plannedEachTime(sql<Row[]>`
    with found as materialized (
      select m.id, ${scoreOf(ctx, terms)} as score
      from messages m join memberships ms on ms.conversation_id = m.conversation_id join conversations c on c.id = m.conversation_id
      where ms.user_id = ${caller.userId} and (ms.state = 'active' or (ms.state = 'left' and c.kind = 'group')) and m.kind = 'text' and ${isVisible(sql)}
        ${all(ctx, terms.map(term => matches(ctx, term)))}
        ${conversationId ? sql`and m.conversation_id = ${conversationId}` : sql``}
        ${input.from === undefined ? sql`` : sql`and m.sender_id = (select id from users where ${named(ctx, 'from', input.from)})`}
        ${input.has ? sql`and ${has(ctx, input.has)}` : sql``}
        ${beyond(ctx, 'before', before)} ${beyond(ctx, 'after', after)}
        ${until === null ? sql`` : sql`and m.id < ${until}`}
      order by m.id desc limit ${ranked}
    )
    select ${messageColumns(sql)}, (select count(*)::int from found) as candidates, (select min(id::text) from found) as oldest
    from found join ${messageSource(sql)} on m.id = found.id
    order by found.score desc, m.id desc limit ${input.limit + 1} offset ${offset}`)
}

/** By index: trigrams for three characters and more, words for less. */
export function matches({ sql }: CallerCtx, { text, short, prefix }: Term): Fragment {
  const contains = sql`m.text ilike ${substringPattern(text)}`
  return short && prefix ? sql`(search_vector(m.text) @@ ${prefix}::tsquery and ${contains})` : contains
}

/** 2 for each whole word, 1 for each prefix. */
function scoreOf({ sql }: CallerCtx, terms: Term[]): Fragment {
  return terms.reduce<Fragment>((sum, { word, prefix }) => (word && prefix
    ? sql`${sum} + (search_vector(m.text) @@ ${prefix}::tsquery)::int + (search_vector(m.text) @@ ${word}::tsquery)::int`
    : sum), sql`0`)
}

export function all({ sql }: CallerCtx, conditions: Fragment[]): Fragment {
  return conditions.reduce<Fragment>((done, condition) => sql`${done} and ${condition}`, sql``)
}

function has({ sql }: CallerCtx, what: NonNullable<Input['has']>): Fragment {
  if (what === 'link') return sql`m.text ~* 'https?://[^[:space:]]'`
  return sql`exists (select from attachments fa join uploads fu on fu.id = fa.upload_id where fa.message_id = m.id and fu.kind = ${what} and fu.deleted_at is null)`
}

function named({ sql }: CallerCtx, path: string, ref: string, of: Fragment = sql``): Fragment {
  const name = parseRef(ref)
  if (!name) throw invalid(path, 'Not an id.')
  return name.id ? sql`${of}id = ${name.id}` : sql`${of}number = ${name.number}`
}

/** A message, or a moment, before or after which to look. */
type Edge = { createdAt: Date; id: string | null }

/** Throws `not_found` for a message that the caller may not see, and `validation_failed` for what is neither message nor time. */
async function edgeOf(ctx: CallerCtx, side: 'before' | 'after', value: string | undefined): Promise<Edge | null> {
  if (value === undefined) return null
  if (/^\d{4}-\d{2}-\d{2}/.test(value) && !parseRef(value)) {
    const createdAt = new Date(value)
    if (Number.isNaN(createdAt.getTime())) throw invalid(side, 'Neither a message nor a time.')
    return { createdAt, id: null }
  }
  const { sql, caller } = ctx
  const [edge] = await sql<Edge[]>`
    select m.id, m.created_at as "createdAt" from messages m
      join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId} join conversations c on c.id = m.conversation_id
    where ${named(ctx, side, value, sql`m.`)} and ${isReadable(sql)} and ${isVisible(sql)}`
  if (!edge) throw notFound('This message')
  return edge
}

/** Exclusive. */
function beyond({ sql }: CallerCtx, side: 'before' | 'after', edge: Edge | null): Fragment {
  if (!edge) return sql``
  const than = side === 'after' ? sql`>` : sql`<`
  return edge.id ? sql`and (m.created_at, m.id) ${than} (${edge.createdAt}, ${edge.id}::uuid)` : sql`and m.created_at ${than} ${edge.createdAt}`
}

function nextOf(ctx: CallerCtx, scope: string, input: Input, rows: Row[], until: string, offset: number): string | null {
  const [first] = rows
  if (!first) return null
  if (rows.length > input.limit) return writeCursor(ctx.secret, scope, until === '' ? [last, offset + input.limit] : [until, offset + input.limit])
  return first.candidates === ranked ? writeCursor(ctx.secret, scope, [first.oldest, 0]) : null
}

/** Above every id. */
const last = 'ffffffff-ffff-ffff-ffff-ffffffffffff'
