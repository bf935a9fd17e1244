import { invalid } from '@/lib/contract/errors'
import type { Message } from '@/lib/contract/views'
import { assertRef, messageOf, readableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { readCursor, writeCursor } from '../cursor'
import { loadMessages } from './load-messages'

interface Input {
  id: string
  before?: string | undefined
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
 * A stretch of history, ascending: the newest, what is before or after a message, or what is around it.
 * `nextCursor` goes on in the same direction (older, but newer for `after`).
 */
export async function listMessages(ctx: CallerCtx, input: Input): Promise<Page> {
  const { conversationId } = await readableOf(ctx, input.id)
  const { direction, boundary } = await startOf(ctx, conversationId, input)
  const older = direction === 'newer' ? [] : await read(ctx, conversationId, 'older', boundary, input.limit + 1)
  const newer = direction === 'older' ? [] : await read(ctx, conversationId, 'newer', boundary, input.limit + 1)
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

/** Older is what is below `boundary`, newer what is at or above it; null is the end of the conversation. */
interface Start {
  direction: Direction
  boundary: number | null
}

async function startOf(ctx: CallerCtx, conversationId: string, input: Input): Promise<Start> {
  const given = (['before', 'after', 'around'] as const).filter(name => input[name] !== undefined)
  if (given.length + (input.cursor ? 1 : 0) > 1) throw invalid(given[0] ?? 'cursor', 'Only one of before, after, around and cursor.')
  if (input.cursor) {
    const [direction, boundary] = readCursor(ctx.secret, scopeOf(conversationId), input.cursor)
    return { direction: direction === 'newer' ? 'newer' : 'older', boundary: Number(boundary) }
  }
  const name = given[0]
  if (!name) return { direction: 'older', boundary: null }
  const ref = input[name] ?? ''
  assertRef(name, ref)
  const { seq } = await messageOf(ctx, conversationId, ref)
  // "Around" includes its message, as the newest of the older half.
  if (name === 'around') return { direction: 'around', boundary: seq + 1 }
  return name === 'before' ? { direction: 'older', boundary: seq } : { direction: 'newer', boundary: seq + 1 }
}

function read(ctx: CallerCtx, conversationId: string, direction: 'older' | 'newer', boundary: number | null, limit: number): Promise<Message[]> {
  const { sql } = ctx
  const within = boundary === null ? sql`` : direction === 'older' ? sql`and m.seq < ${boundary}` : sql`and m.seq >= ${boundary}`
  return loadMessages(
    ctx,
    sql`m.conversation_id = ${conversationId} ${within}`,
    sql`${direction === 'older' ? sql`order by m.seq desc` : sql`order by m.seq`} limit ${limit}`,
  )
}

function cursorAfter(ctx: CallerCtx, conversationId: string, direction: Direction, page: Omit<Page, 'nextCursor'>): string | null {
  const older = direction !== 'newer'
  if (older ? !page.hasOlder : !page.hasNewer) return null
  const edge = older ? page.items[0] : page.items.at(-1)
  return edge ? writeCursor(ctx.secret, scopeOf(conversationId), older ? ['older', edge.seq] : ['newer', edge.seq + 1]) : null
}

const scopeOf = (conversationId: string) => `messages ${conversationId}`
