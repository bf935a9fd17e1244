import { jwtVerify, SignJWT } from 'jose'
import * as z from 'zod/mini'

/** How long an access token is good for, in seconds. */
export const accessTokenSeconds = 3600

const claims = z.object({ sub: z.uuid(), sid: z.uuid(), gen: z._default(z.int(), 0), exp: z._default(z.int(), Number.MAX_SAFE_INTEGER) })

/** Whose session a token speaks for; `generation` counts its refresh tokens. */
export interface TokenClaims {
  userId: string
  sessionId: string
  generation: number
}

type Kind = 'access' | 'refresh'

/** What a genuine token says; after `expiresAt`, in seconds since 1970, it says nothing any more. */
export interface ReadToken extends TokenClaims {
  expiresAt: number
}

export async function signToken(secret: string, kind: Kind, { userId, sessionId, generation }: TokenClaims): Promise<string> {
  const token = new SignJWT({ sid: sessionId, gen: generation })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setAudience(`parley-${kind}`)
    .setIssuedAt()
  // A refresh token ends with its session.
  if (kind === 'access') token.setExpirationTime(`${accessTokenSeconds}s`)
  return token.sign(keyOf(secret))
}

/** The claims of a token of this kind, or null if it is forged, expired or something else. */
export async function readToken(secret: string, kind: Kind, token: string): Promise<ReadToken | null> {
  try {
    const { payload } = await jwtVerify(token, keyOf(secret), { audience: `parley-${kind}`, algorithms: ['HS256'] })
    const { sub, sid, gen, exp } = claims.parse(payload)
    return { userId: sub, sessionId: sid, generation: gen, expiresAt: exp }
  } catch {
    return null
  }
}

const keyOf = (secret: string) => new TextEncoder().encode(secret)
