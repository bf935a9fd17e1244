import type { Ctx } from '../ctx'
import { ParleyError } from '@/lib/contract/errors'
import { assertNotSuspended, type Suspension, suspensionColumns } from '../moderation/suspension'
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
  const [known] = await ctx.sql<({ userId: string } & Suspension)[]>`
    select i.user_id as "userId", ${suspensionColumns(ctx)} from identities i join users u on u.id = i.user_id
    where provider = ${identity.provider} and provider_account_id = ${identity.providerAccountId} and u.deleted_at is null`
  if (!known) return addWithFreeUsername(ctx, identity)
  assertNotSuspended(ctx, known)
  return known.userId
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
