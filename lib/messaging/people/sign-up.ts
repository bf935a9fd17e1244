import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import type { Me } from '@/lib/contract/views'
import type { Ctx } from '../ctx'
import { keyOf } from '../pattern'
import { hashPassword } from '../sessions/passwords'
import { isDuplicate } from '../verb'
import { meOf } from './get-me'

interface Input {
  username: string
  password: string
  name: string
  email?: string | undefined
}

/** Makes an account. Usernames are unique without regard to case and compatibility forms (native.md). */
export async function signUp(ctx: Ctx, input: Input): Promise<{ user: Me }> {
  const id = await addUser(ctx, { ...input, email: input.email ?? null, passwordHash: await hashPassword(input.password) })
  return { user: await meOf(ctx, id) }
}

interface NewUser {
  username: string
  name: string
  email: string | null
  passwordHash: string | null
  identity?: { provider: string; providerAccountId: string }
}

/** The row of a new person, and how another provider knows them, in one statement; answers the id. Throws `username_taken`. */
export async function addUser({ sql }: Pick<Ctx, 'sql'>, user: NewUser): Promise<string> {
  const id = newId()
  try {
    await sql`
      with added as (
        insert into users (id, username, username_key, name, name_key, email, password_hash)
        values (${id}, ${user.username}, ${keyOf(user.username)}, ${user.name}, ${keyOf(user.name)}, ${user.email}, ${user.passwordHash})
        returning id
      )
      insert into identities (provider, provider_account_id, user_id)
      select provider, account, added.id from added, (values (${user.identity?.provider ?? null}::text, ${user.identity?.providerAccountId ?? null}::text)) as known (provider, account)
      where provider is not null`
    return id
  } catch (error) {
    if (!isDuplicate(error, 'users_username_key_unique')) throw error
    throw new ParleyError('username_taken', 'This username is taken.', {
      errors: [{ path: 'username', message: 'This username is taken.' }],
    })
  }
}
