import type { Ctx } from '../ctx'
import { ParleyError } from '@/lib/contract/errors'
import { keyOf } from '../pattern'
import { addUser } from './sign-up'

/** Somebody as another provider knows them. */
export interface Identity {
  provider: string
  providerAccountId: string
  name: string
  email: string | null
}

/** The person behind an identity; who comes for the first time gets an account with a username made from their name. */
export async function findOrAddIdentity(ctx: Ctx, identity: Identity): Promise<string> {
  const [known] = await ctx.sql<{ userId: string; suspended: boolean }[]>`
    select i.user_id as "userId", u.suspended_at is not null as suspended from identities i join users u on u.id = i.user_id
    where provider = ${identity.provider} and provider_account_id = ${identity.providerAccountId} and u.deleted_at is null`
  if (known?.suspended) throw new ParleyError('account_suspended', 'This account is suspended.')
  if (known) return known.userId
  return addWithFreeUsername(ctx, identity)
}

async function addWithFreeUsername(ctx: Ctx, identity: Identity): Promise<string> {
  const base = keyOf(identity.name).replace(/[^\p{L}\p{N}]+/gu, '.').replace(/^\.+|\.+$/g, '').slice(0, 20) || 'member'
  for (let attempt = 0; ; attempt++) {
    const username = `${base.length < 3 ? `${base}.member` : base}${attempt === 0 ? '' : attempt + 1}`
    try {
      return await addUser(ctx, { username, name: identity.name.slice(0, 80) || username, email: identity.email, passwordHash: null, identity })
    } catch (error) {
      if (!(error instanceof ParleyError && error.code === 'username_taken') || attempt > 500) throw error
    }
  }
}
