import { notFound, ParleyError } from '@/lib/contract/errors'
import { isReadable, isVisible } from './columns'
import type { CallerCtx } from './ctx'
import type { MemberState } from './policy'

/** What a caller's rights in a conversation depend on. Everything that changes it raises `version`. */
export interface MembershipFacts {
  conversationId: string
  kind: 'direct' | 'group'
  version: number
  lastSeq: number
  state: MemberState
  role: 'owner' | 'admin' | 'member'
  clearedSeq: number
  leftSeq: number | null
  readSeq: number
  deliveredSeq: number
  incomingSeq: number
  /** Everybody active, the caller too if they are. */
  memberIds: string[]
  /** Whoever was asked into a group and has not answered. */
  askedIds: string[]
  /** The other side of a direct conversation; null in groups. */
  other: { id: string; state: MemberState; there: boolean; blocked: 'by_caller' | 'by_other' | null } | null
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A row's name as a UUID or a `number`; null for what can name nothing (rule 3). */
export function parseRef(ref: string): { id: string; number: null } | { id: null; number: number } | null {
  if (uuid.test(ref)) return { id: ref.toLowerCase(), number: null }
  if (/^[1-9]\d{0,14}$/.test(ref)) return { id: null, number: Number(ref) }
  return null
}

/** A conversation that the caller is an active member of. Throws `not_found` otherwise, the same for one that does not exist (rule 4). */
export function conversationOf(ctx: CallerCtx, ref: string): Promise<MembershipFacts> {
  return find(ctx, ref, ctx.sql`ms.state = 'active'`)
}

/** A conversation that the caller may look into: also one that waits for their acceptance, and a group that they left. */
export function readableOf(ctx: CallerCtx, ref: string): Promise<MembershipFacts> {
  return find(ctx, ref, isReadable(ctx.sql))
}

/** A conversation that the caller may write to: an answer to a request accepts it (decision 5). */
export function writableOf(ctx: CallerCtx, ref: string): Promise<MembershipFacts> {
  return find(ctx, ref, ctx.sql`ms.state in ('active', 'requested')`)
}

async function find(ctx: CallerCtx, ref: string, mayBe: ReturnType<typeof isReadable>): Promise<MembershipFacts> {
  const name = parseRef(ref)
  const { sql, caller } = ctx
  const [facts] = name
    ? await sql<MembershipFacts[]>`
        select c.id as "conversationId", c.kind, c.version, c.last_seq as "lastSeq", ms.state, ms.role,
          ms.cleared_seq as "clearedSeq", ms.left_seq as "leftSeq", ms.read_seq as "readSeq",
          ms.delivered_seq as "deliveredSeq", ms.incoming_seq as "incomingSeq",
          array(select o.user_id from memberships o where o.conversation_id = c.id and o.state = 'active') as "memberIds",
          case when c.kind = 'group' then array(select o.user_id from memberships o where o.conversation_id = c.id and o.state = 'requested') else '{}' end as "askedIds",
          case when c.kind = 'direct' then (
            select jsonb_build_object('id', u.id, 'state', o.state, 'there', u.deleted_at is null and ${isNotSuspended(ctx)},
              'blocked', (select case when b.blocker_id = ms.user_id then 'by_caller' else 'by_other' end from blocks b
                where (b.blocker_id, b.blocked_id) in ((ms.user_id, u.id), (u.id, ms.user_id)) order by b.blocker_id <> ms.user_id limit 1))
            from memberships o join users u on u.id = o.user_id where o.conversation_id = c.id and o.user_id <> ms.user_id limit 1) end as other
        from conversations c join memberships ms on ms.conversation_id = c.id
        where ${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`}
          and ms.user_id = ${caller.userId} and ${mayBe} ${existsHere(ctx)}`
    : []
  if (!facts) throw notFound('This conversation')
  return facts
}

/** To a surface without groups the conversation `c` is none if it is one (decision 17). */
export const existsHere = ({ sql, rules }: Pick<CallerCtx, 'sql' | 'rules'>) => (rules.groups ? sql`` : sql`and c.kind = 'direct'`)

/** Whether the person `u` may act and be written to: a suspension that is over is none. */
export const isNotSuspended = ({ sql }: Pick<CallerCtx, 'sql'>) => sql`(u.suspended_at is null or u.suspended_until <= now())`

/** A message that the caller may see, with what decides on changing it. */
export interface MessageFacts {
  id: string
  number: number
  seq: number
  senderId: string
  kind: 'text' | 'system'
  createdAt: Date
  editedAt: Date | null
  text: string
}

/** A message of the conversation that the caller may see. Throws `not_found` for any other. */
export async function messageOf(ctx: CallerCtx, conversationId: string, ref: string): Promise<MessageFacts> {
  const name = parseRef(ref)
  const { sql, caller } = ctx
  const [message] = name
    ? await sql<MessageFacts[]>`
        select m.id, m.number, m.seq, m.sender_id as "senderId", m.kind, m.created_at as "createdAt", m.edited_at as "editedAt", m.text
        from messages m join memberships ms on ms.conversation_id = m.conversation_id and ms.user_id = ${caller.userId}
        where m.conversation_id = ${conversationId} and ${name.id ? sql`m.id = ${name.id}` : sql`m.number = ${name.number}`} and ${isVisible(sql)}`
    : []
  if (!message) throw notFound('This message')
  return message
}

/**
 * What reading the history of a conversation needs to know, in one query: its id, and the `seq` of the message `start`,
 * if one is named. Throws `not_found` for a conversation that the caller may not look into, or a message that they may not see.
 */
export async function historyOf(ctx: CallerCtx, ref: string, start?: string): Promise<{ conversationId: string; seq: number | null }> {
  const [name, message] = [parseRef(ref), start === undefined ? null : parseRef(start)]
  const { sql, caller } = ctx
  const [history] = name
    ? await sql<{ conversationId: string; seq: number | null }[]>`
        select c.id as "conversationId", ${message
          ? sql`(select m.seq from messages m where m.conversation_id = c.id and ${message.id ? sql`m.id = ${message.id}` : sql`m.number = ${message.number}`} and ${isVisible(sql)})`
          : sql`null::bigint`} as seq
        from conversations c join memberships ms on ms.conversation_id = c.id
        where ${name.id ? sql`c.id = ${name.id}` : sql`c.number = ${name.number}`} and ms.user_id = ${caller.userId} and ${isReadable(sql)} ${existsHere(ctx)}`
    : []
  if (!history) throw notFound('This conversation')
  if (start !== undefined && history.seq === null) throw notFound('This message')
  return history
}

/** In a direct conversation a block either way stops everything that the other side would notice (decision 12). */
export function assertNotBlocked({ other }: Pick<MembershipFacts, 'other'>): void {
  if (other?.blocked === 'by_caller') throw new ParleyError('user_blocked', 'You have blocked this person.')
  if (other?.blocked === 'by_other') throw new ParleyError('not_accepting', 'This person does not accept messages from you.')
}

/** As `parseRef`, for ids inside a body or query, where what cannot be an id is a validation error. */
export function assertRef(path: string, ref: string): void {
  if (parseRef(ref)) return
  throw new ParleyError('validation_failed', 'Not an id.', { errors: [{ path, message: 'Not an id.' }] })
}
