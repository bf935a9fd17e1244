import type { Fragment } from 'postgres'
import { v7 as newId } from 'uuid'
import type { Notice } from '@/lib/contract/views'
import type { MembershipFacts } from '../access'
import type { CallerCtx } from '../ctx'
import type { Newcomer } from './newcomers'
import { inWords } from './notice-text'

/** A change of a group, and how the group tells it. */
export interface GroupWrite {
  /** Body of the CTE `numbered (id, last_seq, at)`: `takenRow`, or a new row. Everything else happens only if it has a row. */
  numbered: Fragment
  notice: Notice
  newcomers?: readonly Newcomer[]
  /** What changes in the memberships of who is in or was asked: `, column = …` over `m` (membership) and `n` (numbered). */
  changes?: Fragment
  /** People whom the changes concern although they declined. */
  alsoOf?: readonly string[]
  /** Further CTEs over `numbered`, each after a comma. */
  also?: Fragment
}

/** The row of a conversation, taken while its `version` stands and `when` holds, with its next number. `set` changes more of it. */
export function takenRow({ sql }: CallerCtx, { conversationId, version }: Pick<MembershipFacts, 'conversationId' | 'version'>, set: Fragment = sql``, when: Fragment = sql`true`): Fragment {
  return sql`update conversations set last_seq = last_seq + 1, version = version + 1${set}
    where id = ${conversationId} and version = ${version} and ${when}
    returning id, last_seq, clock_timestamp()::timestamptz(3) as at`
}

/**
 * One statement: number, system message, log, outbox, and memberships with requests; nothing where `numbered` found no
 * row (undefined). A system message is never unread, but it is the latest activity.
 */
export async function writeGroup(ctx: CallerCtx, write: GroupWrite): Promise<{ id: string; seq: number } | undefined> {
  const { sql, caller } = ctx
  const { notice, newcomers = [] } = write
  const [messageId, eventId] = [newId(), newId()]
  const [row] = await sql<{ id: string; seq: number }[]>`
    with numbered as (${write.numbered}), message as (
      insert into messages (id, conversation_id, seq, sender_id, kind, text, notice, client_id, fingerprint, created_at)
      select ${messageId}, id, last_seq, ${caller.userId}, 'system', ${inWords(notice, caller.person.name)}, ${sql.json(notice)}, ${newId()}, 'system', at from numbered
    )${coming(ctx, newcomers)}, members as (
      update memberships m set activity_at = n.at, changed_at = n.at${write.changes ?? sql``}
      from numbered n where m.conversation_id = n.id and (m.state in ('active', 'requested') or m.user_id = any(${write.alsoOf ?? []}::uuid[]))
        and m.user_id <> all(${newcomers.map(({ userId }) => userId)}::uuid[])
    )${write.also ?? sql``}, event as (
      insert into conversation_events (conversation_id, seq, id, type, message_id, user_id, at)
      select id, last_seq, ${eventId}, 'message_created', ${messageId}, ${caller.userId}, at from numbered
    ), unpublished as (
      insert into outbox (conversation_id, seq, at) select id, last_seq, at from numbered
    )
    select id, last_seq as seq from numbered`
  return row
}

/** What was said before they come stays unseen, also by who was in the group once. */
function coming({ sql, caller }: CallerCtx, newcomers: readonly Newcomer[]): Fragment {
  if (newcomers.length === 0) return sql``
  const userIds = newcomers.map(({ userId }) => userId)
  const asked = newcomers.filter(({ requestId }) => requestId)
  return sql`, coming as (
    insert into memberships as m (conversation_id, user_id, state, role, cleared_seq, read_seq, delivered_seq, activity_at, changed_at, created_at)
    select n.id, c.user_id, c.state, c.role, n.last_seq - 1, n.last_seq - 1, n.last_seq - 1, n.at, n.at, n.at
    from numbered n, unnest(${userIds}::uuid[], ${newcomers.map(({ state }) => state)}::text[], ${newcomers.map(({ role }) => role)}::text[]) as c (user_id, state, role)
    on conflict (conversation_id, user_id) do update set state = excluded.state, role = excluded.role, cleared_seq = excluded.cleared_seq,
      left_seq = null, read_seq = excluded.read_seq, delivered_seq = excluded.delivered_seq, incoming_seq = 0, archived = false, marked_unread = false,
      activity_at = excluded.activity_at, changed_at = excluded.changed_at, created_at = excluded.created_at
  ), asked as (
    insert into requests (id, conversation_id, from_id, to_id, first_seq, text_key, created_at, status, declined_at)
    select a.id, n.id, ${caller.userId}, a.to_id, n.last_seq, a.id::text, n.at, case when a.state = 'declined' then 'declined' else 'pending' end,
      case when a.state = 'declined' then (select max(r.declined_at) from requests r where r.conversation_id = n.id and r.to_id = a.to_id) end
    from numbered n, unnest(${asked.map(({ requestId }) => requestId)}::uuid[], ${asked.map(({ userId }) => userId)}::uuid[],
      ${asked.map(({ state }) => state)}::text[]) as a (id, to_id, state)
  )`
}

/** Whether nobody on their way in has blocked the caller, or is blocked by them, by now. */
export function isUnblocked({ sql, caller }: CallerCtx, newcomers: readonly Newcomer[]): Fragment {
  const userIds = newcomers.map(({ userId }) => userId)
  return sql`not exists (select from blocks where (blocker_id = ${caller.userId} and blocked_id = any(${userIds}::uuid[]))
    or (blocked_id = ${caller.userId} and blocker_id = any(${userIds}::uuid[])))`
}
