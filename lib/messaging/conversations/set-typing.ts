import { v7 as newId } from 'uuid'
import { conversationOf } from '../access'
import type { CallerCtx } from '../ctx'

/** Tells the other members that the caller is writing, or no longer. Nothing is stored; it ends by itself (decision 16). */
export async function setTyping(ctx: CallerCtx, input: { id: string; typing: boolean }): Promise<void> {
  const { conversationId, memberIds } = await conversationOf(ctx, input.id)
  const event = {
    v: 1,
    id: newId(),
    type: 'typing',
    at: new Date().toISOString(),
    conversationId,
    userId: ctx.caller.userId,
    typing: input.typing,
  } as const
  await ctx.announcer.publish([{ userIds: memberIds.filter(id => id !== ctx.caller.userId), event }])
}
