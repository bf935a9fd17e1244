import { v7 as newId } from 'uuid'
import type { PushSubscriptionView } from '@/lib/contract/notifications'
import { invalid } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { at } from '../views'
import { vapidKeys } from './vapid-keys'

/** More browsers than these nobody has; the oldest give way. */
const mostPerPerson = 20

interface Row extends Omit<PushSubscriptionView, 'createdAt'> {
  createdAt: Date
}

const columns = ({ sql, caller }: CallerCtx) => sql`
  ps.id, ps.endpoint, ps.user_agent as "userAgent", ps.session_id = ${caller.sessionId} as current, ps.created_at as "createdAt"`

const view = (row: Row): PushSubscriptionView => ({ ...row, createdAt: at(row.createdAt) })

/** The caller's browsers, oldest first, and the key that a browser subscribes with. */
export async function listPushSubscriptions(ctx: CallerCtx): Promise<{ publicKey: string; items: PushSubscriptionView[] }> {
  const { sql, caller } = ctx
  const { publicKey } = await vapidKeys(sql)
  const rows = await sql<Row[]>`
    select ${columns(ctx)} from push_subscriptions ps join sessions d on d.id = ps.session_id and d.revoked_at is null
    where ps.user_id = ${caller.userId} order by ps.created_at, ps.id`
  return { publicKey, items: rows.map(view) }
}

/** Wakes this browser from now on. A browser belongs to whoever signed in on it last. */
export async function putPushSubscription(
  ctx: CallerCtx,
  input: { endpoint: string; keys: { p256dh: string; auth: string } },
): Promise<PushSubscriptionView> {
  const { sql, caller } = ctx
  const { p256dh, auth } = input.keys
  const [row] = await sql<Row[]>`
    with surplus as (
      delete from push_subscriptions where id in (
        select id from push_subscriptions where user_id = ${caller.userId} and endpoint <> ${input.endpoint}
        order by created_at desc offset ${mostPerPerson - 1})
    )
    insert into push_subscriptions as ps (id, user_id, session_id, endpoint, p256dh, auth, user_agent)
    values (${newId()}, ${caller.userId}, ${caller.sessionId}, ${input.endpoint}, ${p256dh}, ${auth}, ${ctx.userAgent?.slice(0, 300) ?? null})
    on conflict (endpoint) do update set user_id = excluded.user_id, session_id = excluded.session_id,
      p256dh = excluded.p256dh, auth = excluded.auth, user_agent = excluded.user_agent
    returning ${columns(ctx)}`
  if (!row) throw new Error('A push subscription was not kept.')
  return view(row)
}

/** Wakes this browser no more. */
export async function deletePushSubscription({ sql, caller }: CallerCtx, input: { endpoint?: string | undefined }): Promise<void> {
  if (input.endpoint === undefined) throw invalid('endpoint', 'Which browser?')
  await sql`delete from push_subscriptions where endpoint = ${input.endpoint} and user_id = ${caller.userId}`
}
