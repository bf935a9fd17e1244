import { invalid } from '@/lib/contract/errors'
import type { Message } from '@/lib/contract/views'
import { assertRef, historyOf } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { loadEither, loadMessages } from './load-messages'

interface Input {
  id: string
  before?: string | undefined
  /** Instead of a message: what was said before a moment. */
  beforeTime?: Date | undefined
  after?: string | undefined
  around?: string | undefined
  limit: number
  cursor?: string | undefined
}

interface Page {
  items: Message[]
  nextCursor: string | null
  hasOlder: boolean
  hasNewer: boolean
}

/**
 * A stretch of history, ascending: the newest, what is before or after a message, or what is around it; in two queries.
 * `nextCursor` goes on in the same direction (older, but newer for `after`).
 */
export async function listMessages(ctx: CallerCtx, input: Input): Promise<Page> {
  const start = startOf(input)
  const { conversationId, seq } = await historyOf(ctx, input.id, start.message)
  const begin = input.beforeTime ?? boundaryAt(start.direction, seq)
  const { direction, boundary } = input.cursor ? fromCursor(ctx, conversationId, input.cursor) : { direction: start.direction, boundary: begin }
  const { older, newer } = await read(ctx, conversationId, direction, boundary, input.limit + 1)
  const olderKept = older.slice(0, direction === 'around' ? Math.ceil(input.limit / 2) : input.limit)
  const newerKept = newer.slice(0, direction === 'around' ? input.limit - olderKept.length : input.limit)
  const page = {
    items: [...olderKept.reverse(), ...newerKept],
    hasOlder: direction === 'newer' || older.length > olderKept.length,
    hasNewer: direction === 'older' ? boundary !== null : newer.length > newerKept.length,
  }
  return { ...page, nextCursor: cursorAfter(ctx, conversationId, direction, page) }
}

type Direction = 'older' | 'newer' | 'around'

/** Where to start, as it was asked for: at most one place. */
function startOf(input: Input): { direction: Direction; message?: string } {
  const given = (['before', 'after', 'around'] as const).filter(name => input[name] !== undefined)
  if (given.length + (input.beforeTime ? 1 : 0) + (input.cursor ? 1 : 0) > 1) throw invalid(given[0] ?? 'cursor', 'Only one of before, after, around and cursor.')
  const name = given[0]
  if (!name) return { direction: 'older' }
  const message = input[name] ?? ''
  assertRef(name, message)
  return { direction: name === 'around' ? 'around' : name === 'before' ? 'older' : 'newer', message }
}

/** Older is what is below the boundary, a number or for older ones a moment; newer what is at or above it; null is the end of the conversation. */
type Boundary = number | Date | null

/** Exclusive, but "around" includes its message, as the newest of the older half. */
function boundaryAt(direction: Direction, seq: number | null): Boundary {
  if (seq === null) return null
  return direction === 'older' ? seq : seq + 1
}

function fromCursor(ctx: CallerCtx, conversationId: string, cursor: string): { direction: Direction; boundary: Boundary } {
  const [direction, boundary] = readCursor(ctx.secret, scopeOf(conversationId), cursor)
  return { direction: direction === 'newer' ? 'newer' : 'older', boundary: Number(boundary) }
}

/** Of each half the nearest to the boundary first. */
async function read(ctx: CallerCtx, conversationId: string, direction: Direction, boundary: Boundary, limit: number): Promise<{ older: Message[]; newer: Message[] }> {
  const { sql } = ctx
  const older = { condition: sql`m.conversation_id = ${conversationId} ${isBelow(ctx, boundary)}`, tail: sql`order by m.seq desc limit ${limit}` }
  if (direction === 'older' || boundary instanceof Date) return { older: await loadMessages(ctx, older.condition, older.tail), newer: [] }
  const newer = { condition: sql`m.conversation_id = ${conversationId} and m.seq >= ${boundary}`, tail: sql`order by m.seq limit ${limit}` }
  if (direction === 'newer') return { older: [], newer: await loadMessages(ctx, newer.condition, newer.tail) }
  const found = await loadEither(ctx, older, newer)
  const [below, above] = [found.filter(({ seq }) => seq < (boundary ?? 0)), found.filter(({ seq }) => seq >= (boundary ?? 0))]
  return { older: below.sort((a, b) => b.seq - a.seq), newer: above.sort((a, b) => a.seq - b.seq) }
}

/** Below a boundary, exclusive: a condition on `m` that begins with `and`, where it is one. */
export function isBelow({ sql }: CallerCtx, boundary: Boundary) {
  if (boundary === null) return sql``
  return boundary instanceof Date ? sql`and m.created_at < to_timestamp(${boundary.getTime()} / 1000.0)` : sql`and m.seq < ${boundary}`
}

function cursorAfter(ctx: CallerCtx, conversationId: string, direction: Direction, page: Omit<Page, 'nextCursor'>): string | null {
  const older = direction !== 'newer'
  if (older ? !page.hasOlder : !page.hasNewer) return null
  const edge = older ? page.items[0] : page.items.at(-1)
  return edge ? writeCursor(ctx.secret, scopeOf(conversationId), older ? ['older', edge.seq] : ['newer', edge.seq + 1]) : null
}

const scopeOf = (conversationId: string) => `messages ${conversationId}`
