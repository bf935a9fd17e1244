import { notFound, ParleyError } from '@/lib/contract/errors'
import type { CallerCtx, Ctx } from './ctx'

/** What a caller's rights in a conversation depend on. Everything that changes it raises `version`. */
export interface MembershipFacts {
  conversationId: string
  version: number
  lastSeq: number
  readSeq: number
  deliveredSeq: number
  incomingSeq: number
  memberIds: string[]
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A row's name as a UUID or a `number`; null for what can name nothing (rule 3). */
export function parseRef(ref: string): { id: string; number: null } | { id: null; number: number } | null {
  if (uuid.test(ref)) return { id: ref.toLowerCase(), number: null }
  if (/^[1-9]\d{0,14}$/.test(ref)) return { id: null, number: Number(ref) }
  return null
}

/**
 * A conversation that the caller is an active member of. Throws `not_found` otherwise, the same for
 * one that does not exist, so that nothing is revealed (rule 4).
 */
export async function conversationOf(ctx: CallerCtx, ref: string): Promise<MembershipFacts> {
  const name = parseRef(ref)
  const [facts] = name
    ? await ctx.sql<MembershipFacts[]>`
        select c.id as "conversationId", c.version, c.last_seq as "lastSeq", ms.read_seq as "readSeq",
          ms.delivered_seq as "deliveredSeq", ms.incoming_seq as "incomingSeq",
          array(select o.user_id from memberships o where o.conversation_id = c.id and o.state = 'active') as "memberIds"
        from conversations c join memberships ms on ms.conversation_id = c.id
        where ${name.id ? ctx.sql`c.id = ${name.id}` : ctx.sql`c.number = ${name.number}`}
          and ms.user_id = ${ctx.caller.userId} and ms.state = 'active'`
    : []
  if (!facts) throw notFound('This conversation')
  return facts
}

/** The `seq` of a message of the conversation. Throws `not_found` for any other. */
export async function seqOfMessage(ctx: Ctx, conversationId: string, ref: string): Promise<number> {
  const name = parseRef(ref)
  const [message] = name
    ? await ctx.sql<{ seq: number }[]>`
        select seq from messages
        where conversation_id = ${conversationId} and ${name.id ? ctx.sql`id = ${name.id}` : ctx.sql`number = ${name.number}`}`
    : []
  if (!message) throw notFound('This message')
  return message.seq
}

/** As `parseRef`, for ids inside a body or query, where what cannot be an id is a validation error. */
export function assertRef(path: string, ref: string): void {
  if (parseRef(ref)) return
  throw new ParleyError('validation_failed', 'Not an id.', { errors: [{ path, message: 'Not an id.' }] })
}
