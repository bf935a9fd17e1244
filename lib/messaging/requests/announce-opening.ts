import type { MembershipFacts } from '../access'
import type { CallerCtx } from '../ctx'
import type { Opening } from '../messages/write-message'
import { announceConversation, announceRequest } from './announce'

/** Tells both sides what a message opened: a new request, more words to one that waits, or that it is accepted now. */
export async function announceOpening(ctx: CallerCtx, { conversationId, memberIds }: MembershipFacts, opening: Opening, messageId: string): Promise<void> {
  if (opening.request?.status === 'pending' || opening.request?.status === 'declined') {
    await announceRequest(ctx, 'request_created', opening.request.id, opening.request.status === 'declined' ? ctx.caller.userId : undefined, messageId)
    return announceConversation(ctx, conversationId, [ctx.caller.userId])
  }
  const latest = await latestRequest(ctx, conversationId, [ctx.caller.userId, opening.otherId])
  if (opening.accepts) {
    if (latest?.status === 'accepted') await announceRequest(ctx, 'request_updated', latest.id)
    return announceConversation(ctx, conversationId, [...new Set([...memberIds, ctx.caller.userId, opening.otherId])])
  }
  // Whoever declined hears nothing more of it.
  if (latest?.status === 'pending') await announceRequest(ctx, 'request_updated', latest.id, opening.otherId, messageId)
}

/** In a group others were asked too. */
async function latestRequest({ sql }: CallerCtx, conversationId: string, toIds: string[]) {
  const [latest] = await sql<{ id: string; status: string }[]>`
    select id, status from requests where conversation_id = ${conversationId} and to_id = any(${toIds}::uuid[]) order by number desc limit 1`
  return latest
}
