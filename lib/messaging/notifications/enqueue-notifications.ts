import type { Database } from '@/db/client'
import { type WebhookEvent, webhookEvents } from '@/lib/contract/notifications'
import type { Publication } from '../ctx'
import { enqueueFrom } from '../jobs/enqueue'
import { jobsEnqueued } from '../jobs/wake'
import { deliverWebhook } from '../webhooks/deliver-webhook'
import { isPreviewable, previewLink } from '../previews/preview-link'
import { notifyMessage } from './notify-message'

/**
 * Parts of the statement that takes changes out of the outbox, `told (conversation_id, seq)`: they enqueue what people who are
 * away (`pushes`) and webhooks (`deliveries`) hear of them, and a look at their links (`previews`), so that no crash comes
 * between and no send pays for it. Where nobody is to be told there is no job; who is told what is decided when it runs.
 */
export const withNotifications = (sql: Database) => sql`
  changed as (
    select e.id as event_id, e.type, e.conversation_id as within, e.seq as event_seq, m.*
    from told join conversation_events e on e.conversation_id = told.conversation_id and e.seq = told.seq
    left join messages m on m.id = e.message_id
  ), pushes as (${enqueueFrom(sql, notifyMessage, sql`
    select m.event_id::text, jsonb_build_object('conversationId', m.within, 'seq', m.event_seq) from changed m
    where exists (select from push_subscriptions) and m.type = 'message_created' and m.kind = 'text' and not m.silent and exists (
      select from memberships ms join push_subscriptions ps on ps.user_id = ms.user_id
      where ms.conversation_id = m.within and ms.user_id <> m.sender_id and ms.state = 'active'
        and (ms.muted_until is null or ms.muted_until <= now()))`)}
  ), deliveries as (${enqueueFrom(sql, deliverWebhook, sql`
    select w.id || ':' || m.event_id, jsonb_build_object('webhookId', w.id, 'conversationId', m.within, 'seq', m.event_seq)
    from changed m join memberships ms on ms.conversation_id = m.within and ms.state = 'active'
    join webhooks w on w.owner_id = ms.user_id and w.disabled_reason is null and m.type = any(w.events)
    where exists (select from webhooks)`)}
  ), previews as (${enqueueFrom(sql, previewLink, sql`
    select m.event_id::text, jsonb_build_object('messageId', m.id) from changed m
    where m.type in ('message_created', 'message_updated') and ${isPreviewable(sql)}`)}
  )`

const deliverable: ReadonlySet<string> = new Set<WebhookEvent>(webhookEvents)

/** Enqueues webhooks for what is not numbered, requests above all; numbered changes come out of the outbox. */
export async function enqueueUnnumbered(sql: Database, publications: readonly Publication[]): Promise<void> {
  const told = publications.filter(({ event }) => !('seq' in event) && deliverable.has(event.type))
  if (told.length === 0) return
  const rows = told.flatMap(({ userIds, event }) => userIds.map(userId => ({ userId, event })))
  const enqueued = await enqueueFrom(sql, deliverWebhook, sql`
    select w.id || ':' || (t.event->>'id'), jsonb_build_object('webhookId', w.id, 'event', t.event)
    from jsonb_to_recordset(${sql.json(rows)}::jsonb) as t ("userId" uuid, event jsonb)
    join webhooks w on w.owner_id = t."userId" and w.disabled_reason is null and t.event->>'type' = any(w.events)`)
  if (enqueued.length > 0) jobsEnqueued()
}
