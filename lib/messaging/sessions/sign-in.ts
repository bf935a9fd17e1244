import { v7 as newId } from 'uuid'
import { ParleyError } from '@/lib/contract/errors'
import type { Me } from '@/lib/contract/views'
import type { Caller, Ctx } from '../ctx'
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
  const [user] = await ctx.sql<{ id: string; passwordHash: string | null; suspendedAt: Date | null }[]>`
    select id, password_hash as "passwordHash", suspended_at as "suspendedAt" from users
    where username_key = ${keyOf(input.username.trim())} and deleted_at is null`
  const matches = await passwordMatches(input.password, user?.passwordHash ?? null)
  if (!user || !matches) throw new ParleyError('invalid_credentials', 'Wrong username or password.')
  if (user.suspendedAt) throw new ParleyError('account_suspended', 'This account is suspended.')
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
 * is revoked (native.md).
 */
export async function refreshToken(ctx: Ctx, input: { refreshToken: string }): Promise<Tokens> {
  const claims = await readToken(ctx.secret, 'refresh', input.refreshToken)
  if (!claims) throw new ParleyError('unauthenticated', 'This refresh token is not valid.')
  const [session] = await ctx.sql<{ rotated: boolean }[]>`
    update sessions set
      generation = case when generation = ${claims.generation} then generation + 1 else generation end,
      revoked_at = case when generation = ${claims.generation} then revoked_at else now() end,
      last_active_at = now(), expires_at = now() + make_interval(days => ${sessionDays})
    where id = ${claims.sessionId} and user_id = ${claims.userId} and kind = 'token' and revoked_at is null and expires_at > now()
    returning revoked_at is null as rotated`
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
export async function callerOf({ sql }: Pick<Ctx, 'sql'>, sessionId: string): Promise<Caller | null> {
  const [row] = await sql<(Caller['person'] & { role: Caller['role'] })[]>`
    select u.id, u.number, u.username, u.name, u.avatar_url as "avatarUrl", u.role
    from sessions d join users u on u.id = d.user_id
    where d.id = ${sessionId} and d.revoked_at is null and d.expires_at > now() and u.deleted_at is null and u.suspended_at is null`
  if (!row) return null
  const { role, ...person } = row
  return { userId: person.id, sessionId, role, person }
}
