import { v7 as newId } from 'uuid'
import type { CallerCtx } from '../ctx'
import { isCarried } from '../media/release-uploads'
import { untilDecided } from '../verb'
import { leaveGroups } from './leave-groups'
import { assertOwnPassword } from './update-password'

/** What a deleted person is called wherever they are still named (decision 14); written into their row, so nothing else need know. */
const deletedName = 'Deleted user'

/**
 * Deletes the caller's account for good. What they said stays with whoever it was said to, under "Deleted user"; all that
 * was theirs alone goes, and the username is free again. They leave their groups first, passing ownership on. Whoever
 * has no password need not give one. Throws `wrong_password`.
 */
export async function deleteMe(ctx: CallerCtx, input: { password?: string | undefined }): Promise<void> {
  const { caller, announcer } = ctx
  const passwordHash = await assertOwnPassword(ctx, input.password)
  await removeExports(ctx)
  const others = await untilDecided(async () => {
    await leaveGroups(ctx, deletedName)
    return wipe(ctx, passwordHash)
  })
  const event = { v: 1, id: newId(), type: 'resync', at: new Date().toISOString() } as const
  if (others.length > 0) await announcer.publish([{ userIds: others, event }])
  await announcer.disconnect(caller.userId)
}

/** Their bytes go before their rows do: what a crash leaves is asked for again. */
async function removeExports({ sql, caller, storage }: CallerCtx): Promise<void> {
  const rows = await sql<{ key: string }[]>`select storage_key as key from exports where user_id = ${caller.userId} and storage_key is not null`
  for (const { key } of rows) await storage.remove(key)
}

/**
 * One statement. Who shared a conversation with the caller, or undefined where the caller was added to a group in the
 * meantime. Somebody whose account is gone already shares none.
 */
async function wipe({ sql, caller }: CallerCtx, passwordHash: string | null): Promise<string[] | undefined> {
  const { userId } = caller
  const [answer] = await sql<{ done: boolean; others: string[] }[]>`
    with leaving as (
      select id from users u where id = ${userId} and deleted_at is null and password_hash is not distinct from ${passwordHash}
        and not exists (select from memberships ms join conversations c on c.id = ms.conversation_id
          where ms.user_id = u.id and ms.state = 'active' and c.kind = 'group')
    ), own as (
      select c.id from conversations c join memberships ms on ms.conversation_id = c.id join leaving on leaving.id = ms.user_id
      order by c.id for no key update of c
    ), held as (
      update conversations set version = version + 1 where id in (select id from own)
      returning id, kind, last_seq, clock_timestamp()::timestamptz(3) as at
    ), members as (
      update memberships m set changed_at = held.at,
        state = case when m.state = 'requested' and (held.kind = 'direct' or m.user_id = ${userId}) then 'declined' else m.state end,
        cleared_seq = case when m.state = 'requested' and held.kind = 'direct' and m.user_id <> ${userId} then held.last_seq else m.cleared_seq end,
        draft = case when m.user_id = ${userId} then null else m.draft end
      from held where m.conversation_id = held.id
      returning m.user_id, m.state
    ), decided as (
      update requests r set decided_at = held.at, status = case when r.from_id = ${userId} then 'cancelled' else 'declined' end,
        declined_at = case when r.from_id = ${userId} then r.declined_at else held.at end
      from held where r.conversation_id = held.id and r.status = 'pending'
        and (r.to_id = ${userId} or (r.from_id = ${userId} and held.kind = 'direct'))
    ), wiped as (
      update users u set username = 'deleted~' || u.number, username_key = 'deleted~' || u.number,
        name = ${deletedName}, name_key = ${deletedName.toLowerCase()}, email = null, bio = '', avatar_url = null, birth_date = null,
        password_hash = null, role = default, plan = default, who_can_message = default, auto_accept = default,
        read_receipts = default, typing_indicators = default, show_presence = default, share_email = default,
        notifications = default, theme = default, locale = default, deleted_at = now()
      from leaving where u.id = leaving.id and u.deleted_at is null and (select count(*) from held) >= 0
      returning u.id
    ), unshown as (
      update uploads up set deleted_at = now() from leaving
      where up.owner_id = leaving.id and up.deleted_at is null and not ${isCarried(sql)}
    ), ${removals(sql)}
    select exists (select from wiped) or not exists (select from users where id = ${userId} and deleted_at is null) as done,
      array(select distinct user_id from members where user_id <> ${userId} and state = 'active') as others`
  return answer?.done ? answer.others : undefined
}

/** Everything that was theirs alone, or says something of them and somebody. */
function removals(sql: CallerCtx['sql']) {
  return sql`
    d1 as (delete from sessions using leaving where user_id = leaving.id),
    d2 as (delete from identities using leaving where user_id = leaving.id),
    d3 as (delete from presence using leaving where user_id = leaving.id),
    d4 as (delete from push_subscriptions using leaving where user_id = leaving.id),
    d5 as (delete from webhooks using leaving where owner_id = leaving.id),
    d6 as (delete from exports using leaving where user_id = leaving.id),
    d7 as (delete from saved_messages using leaving where user_id = leaving.id),
    d8 as (delete from scheduled_messages using leaving where sender_id = leaving.id and status <> 'sent'),
    d9 as (delete from idempotency_keys using leaving where user_id = leaving.id),
    d10 as (delete from follows using leaving where leaving.id in (follower_id, followed_id)),
    d11 as (delete from blocks using leaving where leaving.id in (blocker_id, blocked_id)),
    d12 as (delete from likes using leaving where leaving.id in (liker_id, liked_id)),
    d13 as (delete from matches using leaving where leaving.id in (first_id, second_id))`
}
