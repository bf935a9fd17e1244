import type { Contract } from '@/lib/contract'
import type { BodyOf } from '@/lib/contract/endpoint'
import type { Settings, SettingsChanges } from '@/lib/contract/settings'
import { call, expectSignOut } from './api'
import { createFileDatabase } from './file-database'
import { forgetPerson } from './kept-person'
import { deleteMe, getSettings, signUp as signUpEndpoint, updateSettings } from './routes'

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

/** Makes an account and signs this browser in; answers how that went. Throws `ApiError` where no account was made. */
export async function signUp(input: SignUpInput): Promise<SignInResult> {
  await call(signUpEndpoint, { body: input })
  return signInWithPassword(input.username, input.password)
}

/** The settings of whoever has just signed in, before the app is there. Throws `ApiError`. */
export function fetchSettings(): Promise<Settings> {
  return call(getSettings)
}

/** Throws `ApiError`. */
export async function saveSettings(changes: SettingsChanges): Promise<void> {
  await call(updateSettings, { body: changes })
}

/** Goes to the provider and comes back signed in at `next`. */
export async function signInWith(provider: 'github' | 'google', next = '/inbox'): Promise<void> {
  await (await nextAuth()).signIn(provider, { callbackUrl: next })
}

/** Signs this browser out, forgets the texts that it kept, and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  forgetTexts()
  await Promise.all([forgetPerson(), forgetFiles().catch(() => {})])
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

/** Nor are the files that went with them. */
async function forgetFiles(): Promise<void> {
  if (typeof indexedDB === 'undefined') return
  const files = createFileDatabase()
  for (const key of await files.keys()) await files.remove(key)
}
