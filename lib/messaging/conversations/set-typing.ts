import { v7 as newId } from 'uuid'
import { typingExpiresAfter } from '@/lib/contract/events'
import { conversationOf } from '../access'
import type { CallerCtx } from '../ctx'
import { maySeeTyping } from '../privacy'

/**
 * Tells the other active members that the caller is writing, or no longer, as far as the caller's setting and blocks let
 * them know. Whoever has not accepted yet hears nothing. It ends by itself (decision 16), and is remembered until then
 * for who asks (`listTyping`).
 */
export async function setTyping(ctx: CallerCtx, input: { id: string; typing: boolean }): Promise<void> {
  const { sql, caller } = ctx
  const { conversationId } = await conversationOf(ctx, input.id)
  const lasts = input.typing ? typingExpiresAfter : 0
  const told = await sql<{ userId: string }[]>`
    with told as (
      select user_id from memberships m
      where m.conversation_id = ${conversationId} and m.state = 'active' and m.user_id <> ${caller.userId}
        and ${maySeeTyping(sql, sql`m.user_id`, caller.userId)}
    ), kept as (
      insert into typing (conversation_id, user_id, until)
      select c.id, ${caller.userId}, clock_timestamp() + make_interval(secs => ${lasts / 1000}) from conversations c
      where c.id = ${conversationId} and exists (select from told) for no key update
      on conflict (conversation_id, user_id) do update set until = excluded.until
    )
    select user_id as "userId" from told`
  if (told.length === 0) return
  const event = { v: 1, id: newId(), type: 'typing', at: new Date().toISOString(), conversationId, userId: caller.userId, typing: input.typing } as const
  await ctx.announcer.publish([{ userIds: told.map(({ userId }) => userId), event }])
}
