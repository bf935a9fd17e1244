import * as z from 'zod/mini'
import { type ErrorCode, notFound, ParleyError } from '@/lib/contract/errors'
import { isNotSuspended } from '../access'
import type { Caller, CallerCtx, Ctx } from '../ctx'
import { defineJob } from '../jobs/job'
import { sendMessage } from './send-message'

const noSession = '00000000-0000-0000-0000-000000000000'

/** What may be over by the next attempt. Anything else that a send is refused with stays so. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['rate_limited', 'unavailable', 'internal'])

/**
 * Sends a scheduled message when it is due, as its sender and under its client id, so once, whoever does it and however
 * often (rule 7). It counts as sent before it is, so that nobody takes it back on its way; a refusal is noted as its failure.
 */
export const sendScheduled = defineJob({
  kind: 'send_scheduled',
  payload: z.object({ scheduledId: z.uuid() }),
  async run(ctx, { scheduledId }) {
    const due = await takeUp(ctx, scheduledId)
    try {
      if (due) await sendMessage(await asSender(ctx, due.senderId), due.said)
      await forgetWords(ctx, scheduledId)
    } catch (error) {
      if (!(error instanceof ParleyError) || passing.has(error.code)) throw error
      await fail(ctx, scheduledId, error.code)
    }
  },
  gaveUp: (ctx, { scheduledId }) => fail(ctx, scheduledId, 'unavailable'),
})

interface Due {
  senderId: string
  said: { id: string; clientId: string; text: string; replyToId?: string; uploadIds: string[]; silent: boolean }
}

/** Whether its message is there. */
const isSent = ({ sql }: Ctx) => sql`exists (select from messages m where m.sender_id = s.sender_id and m.client_id = s.client_id)`

/** Nothing for what was taken back, has failed for good, or was sent by a worker that died right after. */
async function takeUp(ctx: Ctx, id: string): Promise<Due | undefined> {
  const [row] = await ctx.sql<(Omit<Due['said'], 'replyToId'> & { senderId: string; replyToId: string | null })[]>`
    update scheduled_messages s set status = 'sent'
    where id = ${id} and status <> 'failed' and not (status = 'sent' and ${isSent(ctx)})
    returning conversation_id as id, sender_id as "senderId", client_id as "clientId", text, reply_to_id as "replyToId",
      upload_ids as "uploadIds", silent`
  if (!row) return undefined
  const { senderId, replyToId, ...said } = row
  return { senderId, said: { ...said, ...(replyToId && { replyToId }) } }
}

/** On behalf of the sender, who is on no device now. Throws where they may not write any more. */
async function asSender(ctx: Ctx, userId: string): Promise<CallerCtx> {
  const [row] = await ctx.sql<(Caller['person'] & Pick<Caller, 'role' | 'plan'> & { free: boolean })[]>`
    select u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", u.role, u.plan, ${isNotSuspended(ctx)} as free
    from users u where u.id = ${userId} and u.deleted_at is null`
  if (!row) throw notFound('This account')
  const { role, plan, free, ...person } = row
  if (!free) throw new ParleyError('account_suspended', 'This account is suspended.')
  return { ...ctx, caller: { userId, sessionId: noSession, role, plan, person } }
}

/** From now on what was said is in the message alone, and goes with it. */
async function forgetWords(ctx: Ctx, id: string): Promise<void> {
  await ctx.sql`update scheduled_messages s set text = '' where id = ${id} and status = 'sent' and ${isSent(ctx)}`
}

async function fail({ sql }: Ctx, id: string, code: ErrorCode): Promise<void> {
  await sql`update scheduled_messages set status = 'failed', failure = ${code} where id = ${id}`
}
