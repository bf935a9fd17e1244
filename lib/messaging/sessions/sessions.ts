import { notFound } from '@/lib/contract/errors'
import type { Session } from '@/lib/contract/views'
import { parseRef } from '../access'
import type { CallerCtx, Ctx } from '../ctx'
import { at } from '../views'

type SessionRow = Omit<Session, 'createdAt' | 'lastActiveAt'> & { createdAt: Date; lastActiveAt: Date }

/** The caller's devices that are signed in, the one in use first. */
export async function listSessions(ctx: CallerCtx): Promise<{ items: Session[]; nextCursor: null }> {
  const rows = await ctx.sql<SessionRow[]>`
    select id, kind, user_agent as "userAgent", id = ${ctx.caller.sessionId} as current,
      created_at as "createdAt", last_active_at as "lastActiveAt"
    from sessions where user_id = ${ctx.caller.userId} and revoked_at is null and expires_at > now()
    order by current desc, last_active_at desc limit 100`
  const items = rows.map(row => ({ ...row, createdAt: at(row.createdAt), lastActiveAt: at(row.lastActiveAt) }))
  return { items, nextCursor: null }
}

/** Signs out one of the caller's devices. Throws `not_found` for anything else, also a second time. */
export async function deleteSession(ctx: CallerCtx, input: { id: string }): Promise<void> {
  const id = parseRef(input.id)?.id
  if (!id || !(await revokeSession(ctx, ctx.caller.userId, id))) throw notFound('This session')
}

/** Signs out the device that asks. */
export async function deleteCurrentToken(ctx: CallerCtx): Promise<void> {
  await revokeSession(ctx, ctx.caller.userId, ctx.caller.sessionId)
}

/** Whether there was something to revoke. Open sockets are closed; those of other devices come back. */
export async function revokeSession(ctx: Ctx, userId: string, sessionId: string): Promise<boolean> {
  const revoked = await ctx.sql`
    update sessions set revoked_at = now() where id = ${sessionId} and user_id = ${userId} and revoked_at is null returning id`
  if (revoked.length === 0) return false
  await ctx.announcer.disconnect(userId)
  return true
}
