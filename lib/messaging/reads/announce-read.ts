import { v7 as newId } from 'uuid'
import type { CallerCtx } from '../ctx'
import { mayExchangeReceipts, sharesReads } from '../privacy'
import { at } from '../views'

/** What the caller has read now. */
export interface Read {
  conversationId: string
  /** Everything up to here is read. */
  lastReadSeq: number
  /** What is left. */
  unreadCount: number
  at: Date
  /** Who else may know. */
  toldIds: string[]
  /** Whether the caller was asked and has not answered. */
  beforeAccepting: boolean
}

/**
 * To stand in a statement after `own`, the caller's membership as it is now with `at`, and `mark`, what was noted of it:
 * the others who may know, whose conversation has changed with it; yields their `user_id`.
 */
export const toldOfRead = (ctx: CallerCtx) => ctx.sql`
  update memberships m set changed_at = own.at from own
  where m.conversation_id = own.conversation_id and m.user_id <> own.user_id and m.state = 'active' and ${sharesReads(ctx, 'own')}
    and exists (select from mark) and ${mayExchangeReceipts(ctx.sql, ctx.caller.userId, ctx.sql`m.user_id`)}
  returning m.user_id`

/** Tells the caller's devices with the new count, and whoever else may know without it. `messageId` is a message that was read by itself. */
export async function announceRead(ctx: CallerCtx, read: Read, messageId?: string): Promise<void> {
  const { conversationId, lastReadSeq, unreadCount, toldIds, beforeAccepting } = read
  const { userId } = ctx.caller
  const event = { v: 1, id: newId(), type: 'conversation_read', at: at(read.at), conversationId, userId, lastReadSeq, ...(messageId && { messageId }) } as const
  const own = { userIds: [userId], event: { ...event, unreadCount } }
  await ctx.announcer.publish(toldIds.length > 0 ? [own, { userIds: toldIds, event: { ...event, ...(beforeAccepting && { beforeAccepting }) } }] : [own], ctx.socketId)
}
