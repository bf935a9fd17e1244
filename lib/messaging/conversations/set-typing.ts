import { v7 as newId } from 'uuid'
import { conversationOf } from '../access'
import type { CallerCtx } from '../ctx'
import { maySeeTyping } from '../privacy'

/**
 * Tells the other active members that the caller is writing, or no longer, as far as the caller's setting and blocks let
 * them know. Whoever has not accepted yet hears nothing. Nothing is stored; it ends by itself (decision 16).
 */
export async function setTyping(ctx: CallerCtx, input: { id: string; typing: boolean }): Promise<void> {
  const { sql, caller } = ctx
  const { conversationId } = await conversationOf(ctx, input.id)
  const told = await sql<{ userId: string }[]>`
    select user_id as "userId" from memberships m
    where m.conversation_id = ${conversationId} and m.state = 'active' and m.user_id <> ${caller.userId}
      and ${maySeeTyping(sql, sql`m.user_id`, caller.userId)}`
  if (told.length === 0) return
  const event = { v: 1, id: newId(), type: 'typing', at: new Date().toISOString(), conversationId, userId: caller.userId, typing: input.typing } as const
  await ctx.announcer.publish([{ userIds: told.map(({ userId }) => userId), event }])
}
