import { headers } from 'next/headers'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import GitHub from 'next-auth/providers/github'
import Google from 'next-auth/providers/google'
import { authSecret, environment } from '@/lib/environment'
import { forwardedAddress } from './address'
import { asParleyError } from './problem'
import { findOrAddIdentity } from '@/lib/messaging/people/find-or-add-identity'
import { revokeSession } from '@/lib/messaging/sessions/sessions'
import { checkPassword, startSession } from '@/lib/messaging/sessions/sign-in'
import { sessionDays } from '@/lib/messaging/presence/record-activity'
import { createCtx } from './context'
import { takeForCredentials } from './handle'

/** How browsers sign in: next-auth with a signed cookie that names a row of `sessions`, so that it can be revoked. */
export function authOptions(): NextAuthOptions {
  const { auth } = environment()
  return {
    secret: authSecret(),
    session: { strategy: 'jwt', maxAge: sessionDays * 24 * 3600 },
    pages: { signIn: '/sign-in', error: '/sign-in' },
    providers: [
      Credentials({ credentials: { username: {}, password: {} }, authorize: signInWithPassword }),
      ...(auth.github ? [GitHub({ clientId: auth.github.id, clientSecret: auth.github.secret })] : []),
      ...(auth.google ? [Google({ clientId: auth.google.id, clientSecret: auth.google.secret })] : []),
    ],
    callbacks: {
      async signIn({ user, account }) {
        if (!account || account.type === 'credentials') return true
        user.id = await findOrAddIdentity(createCtx(), {
          provider: account.provider,
          providerAccountId: account.providerAccountId,
          name: user.name ?? '',
          email: user.email ?? null,
        })
        return true
      },
      // Runs with `account` at the moment of signing in only.
      async jwt({ token, user, account }) {
        if (!account) return token
        const userAgent = (await headers()).get('user-agent') ?? undefined
        const sessionId = await startSession({ ...createCtx(), userAgent }, user.id, 'browser')
        return { sub: user.id, sessionId }
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sessionId === 'string' && token.sub) await revokeSession(createCtx(), token.sub, token.sessionId)
      },
    },
    logger: { error: () => {}, warn: () => {} },
  }
}

/**
 * Throws the error's code, which next-auth hands to the page; below it, what a suspended person is told. A wrong password
 * is null, as next-auth wants it.
 */
async function signInWithPassword(credentials: Record<string, unknown> | undefined, request: { headers?: Record<string, string> }) {
  const input = { username: String(credentials?.username ?? ''), password: String(credentials?.password ?? '') }
  try {
    const ctx = createCtx()
    await takeForCredentials(ctx, forwardedAddress(request.headers?.['x-forwarded-for']), input)
    return { id: await checkPassword(ctx, input) }
  } catch (error) {
    const known = asParleyError(error)
    if (known?.code === 'invalid_credentials') return null
    throw new Error(known?.code === 'account_suspended' ? `${known.code}\n${known.message}` : (known?.code ?? 'internal'))
  }
}
