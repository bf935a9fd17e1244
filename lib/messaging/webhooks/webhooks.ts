import { randomBytes } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { v7 as newId } from 'uuid'
import type { Webhook } from '@/lib/contract/notifications'
import { invalid, notFound, ParleyError } from '@/lib/contract/errors'
import { parseRef } from '../access'
import type { CallerCtx } from '../ctx'
import { isAllowed } from '../guarded-fetch'
import { at } from '../views'

/** The most webhooks of one person. */
export const maxWebhooks = 10

interface Row extends Omit<Webhook, 'createdAt' | 'lastDeliveredAt'> {
  createdAt: Date
  lastDeliveredAt: Date | null
}

const columns = ({ sql }: CallerCtx) => sql`
  id, url, events, disabled_reason as "disabledReason", last_status as "lastStatus",
  last_delivered_at as "lastDeliveredAt", created_at as "createdAt"`

const view = (row: Row): Webhook => ({ ...row, createdAt: at(row.createdAt), lastDeliveredAt: at(row.lastDeliveredAt) })

/** The caller's webhooks, oldest first, without their secrets. */
export async function listWebhooks(ctx: CallerCtx): Promise<{ items: Webhook[] }> {
  const rows = await ctx.sql<Row[]>`select ${columns(ctx)} from webhooks where owner_id = ${ctx.caller.userId} order by created_at, id`
  return { items: rows.map(view) }
}

/** Begins to post events to an address. Throws `validation_failed` for one that is not called from here, `conflict` beyond 10. */
export async function createWebhook(
  ctx: CallerCtx,
  input: { url: string; events: Webhook['events'] },
): Promise<Webhook & { secret: string }> {
  const { sql, caller } = ctx
  await assertCallable(ctx, input.url)
  const secret = `whsec_${randomBytes(24).toString('base64url')}`
  const [row] = await sql<Row[]>`
    insert into webhooks (id, owner_id, url, events, secret)
    select ${newId()}, ${caller.userId}, ${input.url}, ${[...new Set(input.events)]}::text[], ${secret}
    where (select count(*) from webhooks where owner_id = ${caller.userId}) < ${maxWebhooks}
    returning ${columns(ctx)}`
  if (!row) throw new ParleyError('conflict', `Nobody has more than ${maxWebhooks} webhooks. Delete one first.`)
  return { ...view(row), secret }
}

/** Posts nothing there any more, not even what waits. */
export async function deleteWebhook({ sql, caller }: CallerCtx, input: { id: string }): Promise<void> {
  const name = parseRef(input.id)
  const gone = name?.id ? await sql`delete from webhooks where id = ${name.id} and owner_id = ${caller.userId} returning id` : []
  if (gone.length === 0) throw notFound('This webhook')
}

/** Says at once what would fail at every delivery. A name that leads nowhere yet may do so later. */
async function assertCallable({ operator }: CallerCtx, address: string): Promise<void> {
  const url = new URL(address)
  if (url.username || url.password) throw invalid('url', 'An address without a password in it.')
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80))
  const found = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => [])
  if (found.length > 0 && !found.some(({ address }) => isAllowed(address, port, operator.network))) {
    throw invalid('url', 'A public address, on port 80 or 443.')
  }
}
