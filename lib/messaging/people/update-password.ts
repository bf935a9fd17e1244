import { ParleyError } from '@/lib/contract/errors'
import type { CallerCtx } from '../ctx'
import { hashPassword, passwordMatches } from '../sessions/passwords'

/**
 * Changes the caller's password and signs out every other device. Who has none yet, having come through another provider,
 * sets one without giving one: being signed in is all that they can show. Throws `wrong_password`.
 */
export async function updatePassword(ctx: CallerCtx, input: { currentPassword?: string | undefined; newPassword: string }): Promise<void> {
  const { sql, caller, announcer } = ctx
  const current = await assertOwnPassword(ctx, input.currentPassword)
  const changed = await sql`
    with changed as (
      update users set password_hash = ${await hashPassword(input.newPassword)}
      where id = ${caller.userId} and password_hash is not distinct from ${current} returning id
    ), revoked as (
      update sessions d set revoked_at = now() from changed
      where d.user_id = changed.id and d.id <> ${caller.sessionId} and d.revoked_at is null
    )
    select id from changed`
  if (changed.length === 0) throw wrongPassword()
  await announcer.disconnect(caller.userId)
}

/** The hash of the caller's password, which is the given one; null for who has none. Throws `wrong_password`. */
export async function assertOwnPassword({ sql, caller }: CallerCtx, password: string | undefined): Promise<string | null> {
  const [row] = await sql<{ hash: string | null }[]>`select password_hash as hash from users where id = ${caller.userId}`
  const hash = row?.hash ?? null
  if (hash !== null && !(await passwordMatches(password ?? '', hash))) throw wrongPassword()
  return hash
}

function wrongPassword(): ParleyError {
  return new ParleyError('wrong_password', 'This is not your password.')
}
