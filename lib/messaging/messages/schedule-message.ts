import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { invalid, notFound, ParleyError } from '@/lib/contract/errors'
import type { ScheduledMessage } from '@/lib/contract/views'
import { assertNotBlocked, parseRef, writableOf } from '../access'
import type { CallerCtx } from '../ctx'
import { enqueueFrom } from '../jobs/enqueue'
import { created, isDuplicate, type Outcome, replayed } from '../verb'
import { at } from '../views'
import { contentOf, type Content, type Said } from './content'
import { sendScheduled } from './send-scheduled'

/** The most messages of one person that wait in one conversation. */
export const maxScheduled = 100

interface Row extends Omit<ScheduledMessage, 'sendAt' | 'createdAt'> {
  sendAt: Date
  createdAt: Date
}

/** Of `s`, a scheduled message. The words of a sent one are the message's alone. */
const columns = ({ sql }: CallerCtx) => sql`
  s.id, s.conversation_id as "conversationId", s.reply_to_id as "replyToId", s.upload_ids as "uploadIds", s.silent,
  case when s.status = 'sent' then coalesce(
    (select m.text from messages m where m.sender_id = s.sender_id and m.client_id = s.client_id and m.deleted_at is null), '') else s.text end as text,
  s.send_at as "sendAt", s.status, s.failure, s.created_at as "createdAt", s.client_id as "clientId"`

const view = (row: Row): ScheduledMessage => ({ ...row, sendAt: at(row.sendAt), createdAt: at(row.createdAt) })

/**
 * Says something later, at `sendAt` (RFC 3339; in the future, at most a year). Text, reply and files are checked as for a
 * message that is sent now, and once more when it is. The same `clientId` answers the first time's again (rule 7).
 * Throws what a send throws for its content, `validation_failed` for the time, `conflict` beyond 100 that wait.
 */
export async function scheduleMessage(
  ctx: CallerCtx,
  input: Said & { id: string; sendAt: string; clientId?: string | undefined },
): Promise<Outcome<ScheduledMessage>> {
  const conversation = await writableOf(ctx, input.id)
  assertNotBlocked(conversation)
  const content = await contentOf(ctx, conversation, input)
  const sendAt = new Date(input.sendAt)
  const fingerprint = fingerprintOf(content, sendAt)
  const clientId = input.clientId ?? newId()
  const first = input.clientId ? await scheduledUnder(ctx, input.clientId, fingerprint) : undefined
  if (first) return replayed(first)
  await assertSchedulable(ctx, conversation.conversationId, sendAt)
  const row = await write(ctx, conversation.conversationId, content, { clientId, fingerprint, sendAt })
  const scheduled = row ? view(row) : await scheduledUnder(ctx, clientId, fingerprint)
  if (!scheduled) throw new ParleyError('unavailable', 'This was taken back at the same moment. Try again.', { retryAfter: 1 })
  return row ? created(scheduled) : replayed(scheduled)
}

/** What the caller has waiting in a conversation, and what could not be sent; the next first. */
export async function listScheduled(ctx: CallerCtx, input: { id: string }): Promise<{ items: ScheduledMessage[] }> {
  const { conversationId } = await writableOf(ctx, input.id)
  const rows = await ctx.sql<Row[]>`
    select ${columns(ctx)} from scheduled_messages s
    where s.conversation_id = ${conversationId} and s.sender_id = ${ctx.caller.userId} and s.status <> 'sent'
    order by s.send_at, s.id`
  return { items: rows.map(view) }
}

/** Takes back what is not sent yet. Throws `not_found` once it is on its way: who is answered here will never see it sent. */
export async function cancelScheduled(ctx: CallerCtx, input: { id: string; scheduledId: string }): Promise<void> {
  const { sql, caller } = ctx
  const { conversationId } = await writableOf(ctx, input.id)
  const name = parseRef(input.scheduledId)
  const cancelled = name?.id
    ? await sql`
        with cancelled as (
          delete from scheduled_messages
          where id = ${name.id} and conversation_id = ${conversationId} and sender_id = ${caller.userId} and status <> 'sent'
          returning id, upload_ids
        ), unused as (
          update uploads up set attached = false from cancelled c where up.id = any(c.upload_ids)
            and not exists (select from attachments a where a.upload_id = up.id)
            and not exists (select from scheduled_messages o where up.id = any(o.upload_ids) and o.sender_id = ${caller.userId} and o.id <> c.id)
        )
        select id from cancelled`
    : []
  if (cancelled.length === 0) throw notFound('This scheduled message')
}

/** One statement: the message, its job, and its files, which are kept until then. Undefined where its client id was used before. */
async function write(
  ctx: CallerCtx,
  conversationId: string,
  content: Content,
  { clientId, fingerprint, sendAt }: { clientId: string; fingerprint: string; sendAt: Date },
): Promise<Row | undefined> {
  const { sql, caller } = ctx
  try {
    const [row] = await sql<Row[]>`
      with s as (
        insert into scheduled_messages (id, conversation_id, sender_id, client_id, fingerprint, text, reply_to_id, upload_ids, silent, send_at)
        values (${newId()}, ${conversationId}, ${caller.userId}, ${clientId}, ${fingerprint}, ${content.text}, ${content.replyToId},
          ${content.uploadIds}::uuid[], ${content.silent}, ${sendAt.toISOString()})
        returning *
      ), kept as (
        update uploads set attached = true from s where uploads.id = any(s.upload_ids)
      ), queued as (${enqueueFrom(sql, sendScheduled, sql`select id::text, jsonb_build_object('scheduledId', id) from s`, sql`(select send_at from s)`)})
      select ${columns(ctx)} from s`
    return row
  } catch (error) {
    if (isDuplicate(error, 'scheduled_messages_client_id')) return undefined
    throw error
  }
}

/** By the database's clock (rule 5). */
async function assertSchedulable({ sql, caller }: CallerCtx, conversationId: string, sendAt: Date): Promise<void> {
  if (Number.isNaN(sendAt.getTime())) throw invalid('sendAt', 'A time like 2030-01-31T09:00:00Z.')
  const [facts] = await sql<{ future: boolean; near: boolean; waiting: number }[]>`
    select ${sendAt.toISOString()}::timestamptz > now() as future, ${sendAt.toISOString()}::timestamptz <= now() + interval '1 year' as near,
      (select count(*)::int from scheduled_messages
        where conversation_id = ${conversationId} and sender_id = ${caller.userId} and status = 'waiting') as waiting`
  if (!facts?.future) throw invalid('sendAt', 'A time in the future.')
  if (!facts.near) throw invalid('sendAt', 'At most a year from now.')
  if (facts.waiting >= maxScheduled) throw new ParleyError('conflict', `No more than ${maxScheduled} messages wait in one conversation.`)
}

async function scheduledUnder(ctx: CallerCtx, clientId: string, fingerprint: string): Promise<ScheduledMessage | undefined> {
  const [row] = await ctx.sql<(Row & { fingerprint: string | null })[]>`
    select ${columns(ctx)}, s.fingerprint from scheduled_messages s where s.sender_id = ${ctx.caller.userId} and s.client_id = ${clientId}`
  const used = row ?? (await ctx.sql`select from messages where sender_id = ${ctx.caller.userId} and client_id = ${clientId}`)[0]
  if (used && row?.fingerprint !== fingerprint) {
    throw new ParleyError('idempotency_mismatch', 'This client id was used for another message.')
  }
  if (!row) return undefined
  const { fingerprint: _, ...scheduled } = row
  return view(scheduled)
}

function fingerprintOf(content: Content, sendAt: Date): string {
  return createHash('sha256').update(`${content.fingerprint}\n${sendAt.getTime()}\n${content.silent}`).digest('base64url').slice(0, 22)
}
