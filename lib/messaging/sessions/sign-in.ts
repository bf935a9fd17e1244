import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import type { Me } from '@/lib/contract/views'
import { isNotSuspended } from '../access'
import type { Caller, Ctx } from '../ctx'
import { assertNotSuspended, type Suspension, suspensionColumns } from '../moderation/suspension'
import { keyOf } from '../pattern'
import { meOf } from '../people/get-me'
import { sessionDays } from '../presence/record-activity'
import { passwordMatches } from './passwords'
import { accessTokenSeconds, readToken, signToken, type TokenClaims } from './tokens'

interface Tokens {
  accessToken: string
  refreshToken: string
  tokenType: 'Bearer'
  expiresIn: number
  user: Me
}

/** Whose username and password these are. Throws `invalid_credentials` without telling which was wrong. */
export async function checkPassword(ctx: Ctx, input: { username: string; password: string }): Promise<string> {
  const [user] = await ctx.sql<({ id: string; passwordHash: string | null } & Suspension)[]>`
    select u.id, u.password_hash as "passwordHash", ${suspensionColumns(ctx)} from users u
    where u.username_key = ${keyOf(input.username.trim())} and u.deleted_at is null`
  const matches = await passwordMatches(input.password, user?.passwordHash ?? null)
  if (!user || !matches) throw new ParleyError('invalid_credentials', 'Wrong username or password.')
  assertNotSuspended(ctx, user)
  return user.id
}

/** A new device of somebody. */
export async function startSession(ctx: Ctx, userId: string, kind: 'browser' | 'token'): Promise<string> {
  const id = newId()
  await ctx.sql`
    insert into sessions (id, user_id, kind, user_agent, expires_at)
    values (${id}, ${userId}, ${kind}, ${ctx.userAgent?.slice(0, 300) ?? null}, now() + make_interval(days => ${sessionDays}))`
  return id
}

/** The password grant. */
export async function createToken(ctx: Ctx, input: { username: string; password: string }): Promise<Tokens> {
  const userId = await checkPassword(ctx, input)
  const sessionId = await startSession(ctx, userId, 'token')
  return issue(ctx, { userId, sessionId, generation: 0 })
}

/**
 * Rotates: a refresh token works once. One that was used before is in two hands, so the whole session
 * is revoked (native.md). A suspended person's token stays good for when the suspension is over.
 */
export async function refreshToken(ctx: Ctx, input: { refreshToken: string }): Promise<Tokens> {
  const claims = await readToken(ctx.secret, 'refresh', input.refreshToken)
  if (!claims) throw new ParleyError('unauthenticated', 'This refresh token is not valid.')
  const [session] = await ctx.sql<({ rotated: boolean } & Suspension)[]>`
    update sessions d set
      generation = case when generation = ${claims.generation} and ${isNotSuspended(ctx)} then generation + 1 else generation end,
      revoked_at = case when generation = ${claims.generation} then revoked_at else now() end,
      last_active_at = now(), expires_at = now() + make_interval(days => ${sessionDays})
    from users u
    where d.id = ${claims.sessionId} and d.user_id = ${claims.userId} and d.kind = 'token' and d.revoked_at is null and d.expires_at > now()
      and u.id = d.user_id
    returning d.revoked_at is null as rotated, ${suspensionColumns(ctx)}`
  if (session?.rotated) assertNotSuspended(ctx, session)
  if (session?.rotated) return issue(ctx, { ...claims, generation: claims.generation + 1 })
  if (session) await ctx.announcer.disconnect(claims.userId)
  throw new ParleyError('unauthenticated', 'This refresh token is not valid.')
}

async function issue(ctx: Ctx, claims: TokenClaims): Promise<Tokens> {
  const [accessToken, refreshToken, user] = await Promise.all([
    signToken(ctx.secret, 'access', claims),
    signToken(ctx.secret, 'refresh', claims),
    meOf(ctx, claims.userId),
  ])
  return { accessToken, refreshToken, tokenType: 'Bearer', expiresIn: accessTokenSeconds, user }
}

/** Who a session speaks for; null once it is revoked or expired, or its person deleted or suspended. */
export async function callerOf(ctx: Pick<Ctx, 'sql'>, sessionId: string): Promise<Caller | null> {
  const [caller] = await callersOf(ctx, [sessionId])
  return caller ?? null
}

/** The same of many sessions at once; those that speak for nobody any more are not there. */
export async function callersOf(ctx: Pick<Ctx, 'sql'>, sessionIds: readonly string[]): Promise<Caller[]> {
  const rows = await ctx.sql<(Caller['person'] & Pick<Caller, 'sessionId' | 'role' | 'plan'>)[]>`
    select d.id as "sessionId", u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", u.role, u.plan
    from sessions d join users u on u.id = d.user_id
    where d.id = any(${sessionIds}::uuid[]) and d.revoked_at is null and d.expires_at > now() and u.deleted_at is null and ${isNotSuspended(ctx)}`
  return rows.map(({ sessionId, role, plan, ...person }) => ({ userId: person.id, sessionId, role, plan, person }))
}
