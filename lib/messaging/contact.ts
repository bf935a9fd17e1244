import { parseRef } from './access'
import type { CallerCtx } from './ctx'
import { type ContactFacts, coolDownDays, type MemberState } from './policy'

/** What decides whether the caller may write to somebody, with the pair's conversation where there is one. */
export interface Contact {
  /** Null for somebody who does not exist. */
  otherId: string | null
  conversationId: string | null
  /** Of the conversation: what is decided by these facts is written only while it stands. */
  version: number
  facts: ContactFacts
}

const nobody: ContactFacts = {
  self: false,
  sender: { premium: false, followsRecipient: false },
  recipient: { there: false, whoCanMessage: 'nobody', autoAccept: 'off', followsSender: false },
  blocked: null,
  matched: false,
  states: null,
  asked: null,
}

interface Row {
  otherId: string
  number: number
  conversationId: string | null
  version: number
  there: boolean
  whoCanMessage: ContactFacts['recipient']['whoCanMessage']
  autoAccept: ContactFacts['recipient']['autoAccept']
  follows: boolean
  followed: boolean
  blocked: ContactFacts['blocked']
  matched: boolean
  senderState: MemberState | null
  recipientState: MemberState | null
  asked: ContactFacts['asked']
}

const unknown: Contact = { otherId: null, conversationId: null, version: 0, facts: nobody }

/** Everything that `policy.verdictOn` asks about the caller writing to the person `ref`, in one query. */
export async function contactOf(ctx: CallerCtx, ref: string): Promise<Contact> {
  const [contact] = await contactsOf(ctx, [ref])
  return contact ?? unknown
}

/** The same of many people, in the order of `refs`, still in one query. */
export async function contactsOf(ctx: CallerCtx, refs: readonly string[]): Promise<Contact[]> {
  const { sql, caller } = ctx
  const names = refs.map(parseRef)
  const ids = names.flatMap(name => name?.id ?? [])
  const numbers = names.flatMap(name => name?.number ?? [])
  const rows = await sql<Row[]>`
    select u.id as "otherId", u.number, c.id as "conversationId", coalesce(c.version, 0) as version,
      u.deleted_at is null and (u.suspended_at is null or u.suspended_until <= now()) as there,
      u.who_can_message as "whoCanMessage", u.auto_accept as "autoAccept",
      exists (select from follows where follower_id = ${caller.userId} and followed_id = u.id) as follows,
      exists (select from follows where follower_id = u.id and followed_id = ${caller.userId}) as followed,
      (select case when blocker_id = u.id then 'by_recipient' else 'by_sender' end from blocks
        where (blocker_id, blocked_id) in ((u.id, ${caller.userId}), (${caller.userId}, u.id)) order by blocker_id = u.id limit 1) as blocked,
      exists (select from matches where first_id = least(u.id, ${caller.userId}::uuid) and second_id = greatest(u.id, ${caller.userId}::uuid)
        and status = 'active') as matched,
      own.state as "senderState", o.state as "recipientState",
      (select jsonb_build_object(
          'waiting', r.status = 'pending' or (r.status = 'declined' and ${isCoolingDown(ctx)}),
          'coolingDown', ${isCoolingDown(ctx)},
          'messages', (select count(*) from messages m where m.conversation_id = r.conversation_id and m.sender_id = r.from_id and m.seq >= r.first_seq))
        from requests r where r.conversation_id = c.id and r.from_id = ${caller.userId} order by r.number desc limit 1) as asked
    from users u
    left join conversations c on c.pair_key = least(u.id, ${caller.userId}::uuid) || ':' || greatest(u.id, ${caller.userId}::uuid)
    left join memberships own on own.conversation_id = c.id and own.user_id = ${caller.userId}
    left join memberships o on o.conversation_id = c.id and o.user_id = u.id
    where u.id = any(${ids}::uuid[]) or u.number = any(${numbers}::bigint[])`
  const found = new Map<string | number, Contact>()
  for (const row of rows) found.set(row.otherId, contactFrom(ctx, row)).set(row.number, contactFrom(ctx, row))
  return names.map(name => found.get(name?.id ?? name?.number ?? '') ?? unknown)
}

/** Whether the request `r` was declined so lately that its recipient is left alone. */
export const isCoolingDown = ({ sql }: CallerCtx) => sql`coalesce(r.declined_at > now() - make_interval(days => ${coolDownDays}), false)`

function contactFrom({ caller }: CallerCtx, row: Row): Contact {
  const facts: ContactFacts = {
    self: row.otherId === caller.userId,
    sender: { premium: caller.plan === 'premium', followsRecipient: row.follows },
    recipient: { there: row.there, whoCanMessage: row.whoCanMessage, autoAccept: row.autoAccept, followsSender: row.followed },
    blocked: row.blocked,
    matched: row.matched,
    states: row.senderState && row.recipientState ? { sender: row.senderState, recipient: row.recipientState } : null,
    asked: row.asked,
  }
  return { otherId: row.otherId, conversationId: row.conversationId, version: row.version, facts }
}
