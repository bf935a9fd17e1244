import { ParleyError } from '@/lib/contract/errors'
import type { Message, Request } from '@/lib/contract/views'
import { assertRef } from '../access'
import { contactOf } from '../contact'
import { findOrBegin } from '../conversations/create-conversation'
import type { CallerCtx } from '../ctx'
import { assertNotDenied, type ContactFacts, verdictOn } from '../policy'
import { sendMessage } from '../messages/send-message'
import { textOf } from '../messages/content'
import type { Outcome } from '../verb'
import { loadRequests } from './load-requests'

/**
 * Asks to write to somebody with a first message. Where they asked first, it accepts theirs instead (decision 5), and
 * where they let the caller in by themselves it is accepted at once (decision 6). `message` is what was said. Throws
 * `conflict` where the two talk already.
 */
export async function createRequest(ctx: CallerCtx, input: { userId: string; text: string; clientId?: string | undefined }): Promise<Outcome<Request> & { message: Message }> {
  assertRef('userId', input.userId)
  textOf(input)
  const { facts } = await contactOf(ctx, input.userId)
  if (areTalking(facts) && !(await wasSaid(ctx, input.clientId))) {
    // What refuses a message, a block above all, is said first.
    assertNotDenied(verdictOn(facts, ctx.rules))
    throw alreadyTalking()
  }
  const { id } = await findOrBegin(ctx, input.userId)
  const { outcome, view: message } = await sendMessage(ctx, { id, text: input.text, clientId: input.clientId })
  const [view] = await loadRequests(ctx.sql, ctx.caller.userId, ctx.sql`r.conversation_id = ${id}`, ctx.sql`order by r.number desc limit 1`)
  if (!view) throw alreadyTalking()
  return { outcome, view, message }
}

const alreadyTalking = () => new ParleyError('conflict', 'You can write to this person already.')

function areTalking({ states }: ContactFacts): boolean {
  return states?.sender === 'active' && states.recipient === 'active'
}

/** Looked at after `areTalking`: the same call may just have begun it. */
async function wasSaid({ sql, caller }: CallerCtx, clientId: string | undefined): Promise<boolean> {
  if (clientId === undefined) return false
  const [said] = await sql`select from messages where sender_id = ${caller.userId} and client_id = ${clientId}`
  return said !== undefined
}
