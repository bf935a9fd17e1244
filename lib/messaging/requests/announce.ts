import { v7 as newId } from 'uuid'
import type { Request } from '@/lib/contract/views'
import type { Ctx, Publication } from '../ctx'
import { loadRequests } from './load-requests'

/** Tells both sides, or `only` one, of a request as it is now, each as they may see it. `messageId`: what was just said to ask. */
export async function announceRequest(
  ctx: Ctx,
  type: 'request_created' | 'request_updated',
  requestId: string,
  only?: string,
  messageId?: string,
): Promise<void> {
  const [sides] = await ctx.sql<{ fromId: string; toId: string }[]>`select from_id as "fromId", to_id as "toId" from requests where id = ${requestId}`
  if (!sides) return
  const viewers = [sides.fromId, sides.toId].filter(id => only === undefined || id === only)
  const views = await Promise.all(viewers.map(viewer => loadRequests(ctx.sql, viewer, ctx.sql`r.id = ${requestId}`, ctx.sql``)))
  await ctx.announcer.publish(views.flatMap((requests, index) => requests.map(request => publication(type, viewers[index] ?? '', request, messageId))))
}

/** Tells people to fetch a conversation again. `messageId`: because this was said in it. */
export async function announceConversation(ctx: Ctx, conversationId: string, userIds: readonly string[], messageId?: string): Promise<void> {
  const event = { v: 1, id: newId(), type: 'conversation_updated', at: new Date().toISOString(), conversationId, ...(messageId && { messageId }) } as const
  await ctx.announcer.publish([{ userIds, event }])
}

function publication(type: 'request_created' | 'request_updated', userId: string, request: Request, messageId?: string): Publication {
  const { conversationId } = request
  return { userIds: [userId], event: { v: 1, id: newId(), type, at: new Date().toISOString(), conversationId, request, ...(messageId && { messageId }) } }
}
