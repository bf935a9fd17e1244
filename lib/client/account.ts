import type { Contract } from '@/lib/contract'
import type { BodyOf } from '@/lib/contract/endpoint'
import { ApiError, call, expectSignOut } from './api'
import { forgetPerson } from './kept-person'
import { deleteMe, signUp as signUpEndpoint } from './routes'

/** `suspended`: why, until when, and what can be done about it. */
export type SignInResult = 'ok' | 'wrong' | 'throttled' | 'offline' | { suspended: string }
export type SignUpInput = BodyOf<Contract['signUp']>

/** Fetched when somebody signs in or out: every page knows how, and few do. */
const nextAuth = () => import('next-auth/react')

/** Signs this browser in. Does not navigate. */
export async function signInWithPassword(username: string, password: string): Promise<SignInResult> {
  const auth = await nextAuth().catch(() => undefined)
  // Without this look, next-auth leaves the page for its own error page when the server is away.
  if (!auth || !(await auth.getCsrfToken().catch(() => undefined))) return 'offline'
  const response = await auth.signIn('credentials', { redirect: false, username, password }).catch(() => undefined)
  if (response?.ok && !response.error) return 'ok'
  const [code, ...details] = response?.error?.split('\n') ?? []
  switch (code) {
    case 'CredentialsSignin': return 'wrong'
    case 'rate_limited': return 'throttled'
    case 'account_suspended': return { suspended: details.join('\n') }
    default: return 'offline'
  }
}

/** Makes an account and signs this browser in. Throws `ApiError`. */
export async function signUp(input: SignUpInput): Promise<void> {
  await call(signUpEndpoint, { body: input })
  const result = await signInWithPassword(input.username, input.password)
  if (result === 'throttled') throw new ApiError(429, 'rate_limited', 'The account was made. Wait a moment, then sign in.')
  if (result !== 'ok') throw new ApiError(0, 'offline', 'The account was made, but signing in did not work. Try to sign in.')
}

/** Goes to the provider and comes back signed in at `next`. */
export async function signInWith(provider: 'github' | 'google', next = '/inbox'): Promise<void> {
  await (await nextAuth()).signIn(provider, { callbackUrl: next })
}

/** Signs this browser out, forgets the texts that it kept, and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  forgetTexts()
  await forgetPerson()
  expectSignOut(true)
  try {
    await (await nextAuth()).signOut({ callbackUrl: '/sign-in' })
  } catch (error) {
    expectSignOut(false)
    throw error
  }
}

/** Deletes the account of whoever is signed in, for good, and leaves. Throws `ApiError`. */
export async function deleteAccount(password: string): Promise<void> {
  // Who has no password gives none.
  await call(deleteMe, { body: password ? { password } : {} })
  await signOut().catch(() => window.location.assign('/sign-in'))
}

/** Unsent texts and drafts are nobody else's business, should somebody else use this browser next. */
function forgetTexts(): void {
  try {
    const names = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '')
    for (const name of names) if (/^parley:(outbox|draft):/.test(name)) localStorage.removeItem(name)
  } catch {
    // Storage is switched off: then nothing was kept either.
  }
}
