import { cookies } from 'next/headers'
import { authSecret } from '@/lib/environment'
import type { Caller } from '@/lib/messaging/ctx'
import { callerOf } from '@/lib/messaging/sessions/sign-in'
import { sessionOfCookie } from './authenticate'
import { createCtx } from './context'

/** Who looks at a page, by the session cookie of the request; null for nobody. For server components. */
export async function getPageSession(): Promise<Caller | null> {
  const jar = await cookies()
  const token = jar.get('__Secure-next-auth.session-token') ?? jar.get('next-auth.session-token')
  const sessionId = token && (await sessionOfCookie(authSecret(), token.value))
  return sessionId ? callerOf(createCtx(), sessionId) : null
}
