import { environment } from '@/lib/environment'
import { demoAccounts } from '@/db/seed/cast'

export interface SignInOptions {
  providers: ('github' | 'google')[]
  /** The demo cast, on the embedded default only. */
  demo: { username: string; name: string; password: string }[]
}

/** What the sign-in page offers besides a username and a password. */
export function signInOptions(): SignInOptions {
  const { auth, demo } = environment()
  return {
    providers: [...(auth.github ? ['github' as const] : []), ...(auth.google ? ['google' as const] : [])],
    demo: demo ? demoAccounts : [],
  }
}
