import { decode } from 'next-auth/jwt'
import { ParleyError } from '@/lib/contract/errors'
import type { Caller, Ctx } from '@/lib/messaging/ctx'
import { recordActivity } from '@/lib/messaging/presence/record-activity'
import { callerOf } from '@/lib/messaging/sessions/sign-in'
import { type ReadToken, readToken } from '@/lib/messaging/sessions/tokens'
import type { Call } from './call'

/** How long a session is believed without asking again: revocation acts within a second. Milliseconds. */
const believedFor = 500
/** How often a session's use is noted, in milliseconds. */
const notedEvery = 60_000
const mostRemembered = 10_000

interface Known {
  caller: Caller
  until: number
  notedAt: number
}

const sessionsByCookie = new Map<string, string>()
// A signature that was good stays good; only time and revocation change what a token is worth.
const claimsByBearer = new Map<string, ReadToken>()
const known = new Map<string, Known>()

/**
 * Who is asking, by bearer token or session cookie; null for nobody. A bad bearer is refused even beside
 * a good cookie (contracts README, rule 1). A cookie may only be used from our own pages (native.md, "Auth").
 */
export async function authenticate(ctx: Ctx, call: Call): Promise<Caller | null> {
  const authorization = call.header('authorization')
  if (authorization !== undefined) {
    const caller = await callerOfBearer(ctx, authorization)
    if (!caller) throw new ParleyError('unauthenticated', 'This access token is not valid.')
    return caller
  }
  const token = sessionCookie(call.header('cookie'))
  if (!token) return null
  const sessionId = sessionsByCookie.get(token) ?? remember(token, await sessionOfCookie(ctx.secret, token))
  const caller = sessionId ? await callerOfSession(ctx, sessionId) : null
  if (caller) assertSameOrigin(call)
  return caller
}

/**
 * Who opens a socket, by the token of the address or of a frame, else by header or cookie; null for nobody. A browser
 * names the page that opens a socket whatever the method is, so a cookie counts for our own pages alone; what sends a
 * cookie and names no page is no browser.
 */
export async function authenticateSocket(ctx: Ctx, call: Call, token: string | null): Promise<Caller | null> {
  const authorization = token === null ? call.header('authorization') : `Bearer ${token.replace(/^Bearer /i, '')}`
  const caller = await authenticate(ctx, { ...call, header: name => (name === 'authorization' ? authorization : call.header(name)) })
  const isBrowser = call.header('sec-fetch-site') !== undefined || call.header('origin') !== undefined
  if (caller && authorization === undefined && isBrowser) assertSameOrigin({ ...call, method: 'POST' })
  return caller
}

/** The session that a browser's cookie stands for, or null. */
export async function sessionOfCookie(secret: string, token: string): Promise<string | null> {
  const claims = await decode({ token, secret }).catch(() => null)
  return typeof claims?.sessionId === 'string' ? claims.sessionId : null
}

/** Forgets what was believed of a person's sessions; the next call asks again. */
export function forgetCaller(userId: string): void {
  for (const [sessionId, { caller }] of known) if (caller.userId === userId) known.delete(sessionId)
}

async function callerOfBearer(ctx: Ctx, authorization: string): Promise<Caller | null> {
  const [scheme = '', token = ''] = authorization.trim().split(/\s+/, 2)
  if (scheme.toLowerCase() !== 'bearer') return null
  const claims = claimsByBearer.get(token) ?? (await readToken(ctx.secret, 'access', token))
  if (!claims || claims.expiresAt * 1000 <= Date.now()) {
    claimsByBearer.delete(token)
    return null
  }
  trim(claimsByBearer)
  claimsByBearer.set(token, claims)
  const caller = await callerOfSession(ctx, claims.sessionId)
  return caller?.userId === claims.userId ? caller : null
}

/** Who a session speaks for, believed for a moment; null once it is over. */
export async function callerOfSession(ctx: Ctx, sessionId: string): Promise<Caller | null> {
  const now = Date.now()
  const entry = known.get(sessionId)
  if (entry && entry.until > now) return entry.caller
  const caller = await callerOf(ctx, sessionId)
  if (!caller) {
    known.delete(sessionId)
    return null
  }
  const note = now - (entry?.notedAt ?? 0) > notedEvery
  trim(known)
  known.set(sessionId, { caller, until: now + believedFor, notedAt: note ? now : (entry?.notedAt ?? now) })
  if (note) await recordActivity({ ...ctx, caller })
  return caller
}

function remember(token: string, sessionId: string | null): string | null {
  trim(sessionsByCookie)
  if (sessionId) sessionsByCookie.set(token, sessionId)
  return sessionId
}

function trim(map: Map<string, unknown>): void {
  const oldest = map.size >= mostRemembered ? map.keys().next() : undefined
  if (oldest && !oldest.done) map.delete(oldest.value)
}

function sessionCookie(header: string | undefined): string | undefined {
  return header?.match(/(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=([^;]+)/)?.[1]
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

function assertSameOrigin(call: Call): void {
  if (safe.has(call.method)) return
  const site = call.header('sec-fetch-site')
  const origin = call.header('origin')
  const host = call.header('x-forwarded-host') ?? call.header('host')
  const same = site === undefined ? origin !== undefined && hostOf(origin) === host : site === 'same-origin'
  if (!same) throw new ParleyError('cross_origin', 'This must come from a page of this server.')
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
