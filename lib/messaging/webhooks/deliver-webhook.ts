import { createHmac } from 'node:crypto'
import * as z from 'zod/mini'
import { event as eventShape, type ParleyEvent } from '@/lib/contract/events'
import type { Ctx } from '../ctx'
import { FetchFailed, guardedFetch } from '../guarded-fetch'
import { defineJob, HopelessError } from '../jobs/job'
import { eventOf, readChanges } from '../messages/changes'

const timeoutMs = 10_000
/** With the pauses between them, 10 attempts take ten hours; whoever answered nothing for most of these is given up. */
const attempts = 10
const silentFor = 8

/**
 * Posts one event to one webhook, as its owner may see it by then: a numbered change is read from the log, anything else
 * is in the payload. Every attempt has the same delivery id, so that a receiver can tell a second one.
 */
export const deliverWebhook = defineJob({
  kind: 'deliver_webhook',
  payload: z.union([
    z.object({ webhookId: z.uuid(), conversationId: z.uuid(), seq: z.int() }),
    z.object({ webhookId: z.uuid(), event: eventShape }),
  ]),
  attempts,
  async run(ctx, payload) {
    const target = await readTarget(ctx, payload.webhookId)
    if (!target) return
    const event = 'event' in payload ? payload.event : await readEvent(ctx, target, payload)
    if (!event) return
    const status = await post(ctx, target, event)
    await note(ctx, target.id, status)
    if (status === 410) throw new HopelessError(await disable(ctx, target.id, 'The address answered that it is gone (410).'))
    if (status < 200 || status >= 300) throw new Error(`The address answered ${status}.`)
  },
  async gaveUp({ sql }, { webhookId }, reason) {
    await sql`
      update webhooks set disabled_reason = ${`No delivery has succeeded for hours. ${reason}`}
      where id = ${webhookId} and disabled_reason is null
        and coalesce(last_delivered_at, created_at) < now() - make_interval(hours => ${silentFor})`
  },
})

interface Target {
  id: string
  ownerId: string
  url: string
  secret: string
}

async function readTarget({ sql }: Ctx, id: string): Promise<Target | undefined> {
  const [target] = await sql<Target[]>`
    select w.id, w.owner_id as "ownerId", w.url, w.secret from webhooks w join users u on u.id = w.owner_id
    where w.id = ${id} and w.disabled_reason is null and u.deleted_at is null and (u.suspended_at is null or u.suspended_until <= now())`
  return target
}

/** Nothing for a conversation that its owner is no longer in. */
async function readEvent({ sql }: Ctx, { ownerId }: Target, { conversationId, seq }: { conversationId: string; seq: number }) {
  const [member] = await sql`
    select from memberships where conversation_id = ${conversationId} and user_id = ${ownerId} and state = 'active'`
  const [change] = member ? await readChanges(sql, conversationId, seq - 1, 1, ownerId) : []
  return change && eventOf(change, ownerId)
}

/** The status of the answer. Only what might change is an error that is tried again. */
async function post(ctx: Ctx, target: Target, event: ParleyEvent): Promise<number> {
  const body = JSON.stringify(event)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Parley',
    'parley-event': event.type,
    'parley-delivery': event.id,
    'parley-signature': signature(target.secret, Math.floor(Date.now() / 1000), body),
  }
  try {
    const { status } = await guardedFetch(target.url, { method: 'POST', headers, body, timeoutMs, maxBytes: 10_000, cutOff: true }, ctx.operator.network)
    return status
  } catch (error) {
    if (!(error instanceof FetchFailed) || error.reason !== 'blocked') throw error
    throw new HopelessError(await disable(ctx, target.id, 'The address is not one that this server calls.'))
  }
}

/** What `parley-signature` says: when it was signed, in seconds, and the HMAC-SHA256 over that and the body. */
export function signature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

async function note({ sql }: Ctx, id: string, status: number): Promise<void> {
  const delivered = status >= 200 && status < 300
  await sql`
    update webhooks set last_status = ${status}, last_delivered_at = case when ${delivered} then now() else last_delivered_at end
    where id = ${id}`
}

async function disable({ sql }: Ctx, id: string, reason: string): Promise<string> {
  await sql`update webhooks set disabled_reason = ${reason} where id = ${id} and disabled_reason is null`
  return reason
}
