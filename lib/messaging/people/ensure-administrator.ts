import type { Ctx } from '../ctx'
import { keyOf } from '../pattern'
import { hashPassword } from '../sessions/passwords'
import { addUser } from './sign-up'

/** Makes the administrator that the operator named, or gives an existing account that role and password. */
export async function ensureAdministrator(ctx: Pick<Ctx, 'sql'>, account: { username: string; password: string }): Promise<void> {
  const [known] = await ctx.sql`select id from users where username_key = ${keyOf(account.username)}`
  if (!known) await addUser(ctx, { username: account.username, name: account.username, email: null, passwordHash: null })
  await ctx.sql`
    update users set role = 'administrator', password_hash = ${await hashPassword(account.password)}
    where username_key = ${keyOf(account.username)}`
}
