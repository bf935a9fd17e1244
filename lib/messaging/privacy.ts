/**
 * Who sees what of whom: presence, read receipts, typing, each by its owner's setting (native.md, "settings"),
 * and never across a block (decision 12). Fragments for the queries that need them; each rule stands here alone.
 */
import type { Fragment } from 'postgres'
import type { Database } from '@/db/client'
import { isOnline, lastActive } from './columns'
import type { CallerCtx } from './ctx'

/** One of two people, as an id or as an expression that yields one (`sql\`u.id\``). */
export type Side = string | Fragment

const idOf = (sql: Database, side: Side) => (typeof side === 'string' ? sql`${side}::uuid` : side)

/** Whether either of two people has blocked the other. */
export const isBlocked = (sql: Database, one: Side, other: Side) => sql`exists (
  select from blocks bl where (bl.blocker_id, bl.blocked_id) in
    ((${idOf(sql, one)}, ${idOf(sql, other)}), (${idOf(sql, other)}, ${idOf(sql, one)})))`

/** Whether two people share an active conversation: *contacts*, as native.md says. */
export const areContacts = (sql: Database, one: Side, other: Side) => sql`exists (
  select from memberships ca join memberships cb on cb.conversation_id = ca.conversation_id and cb.state = 'active'
  where ca.user_id = ${idOf(sql, one)} and ca.state = 'active' and cb.user_id = ${idOf(sql, other)})`

/** Whether the settings of both let the other see it: who hides theirs does not see the other's. */
function bothShow(sql: Database, setting: 'show_presence' | 'read_receipts', one: Side, other: Side) {
  const column = sql(setting)
  return sql`exists (
    select from users sa, users sb
    where sa.id = ${idOf(sql, one)} and sb.id = ${idOf(sql, other)} and sa.deleted_at is null and sb.deleted_at is null
      and sa.${column} <> 'nobody' and sb.${column} <> 'nobody'
      and ((sa.${column} = 'everyone' and sb.${column} = 'everyone') or ${areContacts(sql, one, other)})
      and not ${isBlocked(sql, one, other)})`
}

/** Whether two people may see when the other is here. */
export const mayExchangePresence = (sql: Database, one: Side, other: Side) => bothShow(sql, 'show_presence', one, other)

/** Whether two people may see how far the other has read; to oneself always. */
export const mayExchangeReceipts = (sql: Database, one: Side, other: Side) =>
  sql`(${idOf(sql, one)} = ${idOf(sql, other)} or ${bothShow(sql, 'read_receipts', one, other)})`

/** Whether somebody may see that `writer` is writing to them: as the writer's setting says; typing is not reciprocal. */
export const maySeeTyping = (sql: Database, viewer: Side, writer: Side) => sql`exists (
  select from users sa where sa.id = ${idOf(sql, writer)} and (
      sa.typing_indicators = 'everyone' or (sa.typing_indicators = 'contacts' and ${areContacts(sql, viewer, writer)}))
    and not ${isBlocked(sql, viewer, writer)})`

/**
 * To stand in a `from` after a row `u` of users: joins `seen (online, last_active)`, the presence of `u` as `viewer`
 * may know it, and nothing where there is none to know. Select `presenceColumns` with it.
 */
export const visiblePresence = (sql: Database, viewer: Side) => sql`
  left join lateral (
    select ${isOnline(sql)} as online, ${lastActive(sql)} as last_active from presence p
    where p.user_id = u.id and (u.id = ${idOf(sql, viewer)} or ${mayExchangePresence(sql, viewer, sql`u.id`)})
  ) seen on true`

/** `online` (boolean) and `"lastActiveAt"` (Date or null) of what `visiblePresence` joined. */
export const presenceColumns = (sql: Database) => sql`coalesce(seen.online, false) as online, seen.last_active as "lastActiveAt"`

/**
 * Whether a member is so far in a conversation, by the surface that is spoken, that reading tells others, and that others'
 * reading is told: reading what was asked tells nobody, but where there are no requests. `member` is an alias of memberships.
 */
export const sharesReads = ({ sql, rules }: Pick<CallerCtx, 'sql' | 'rules'>, member: 'ms' | 'own') =>
  rules.knowsNoRequests ? sql`${sql(member)}.state in ('active', 'requested')` : sql`${sql(member)}.state = 'active'`
