'use client'

import Link from 'next/link'
import { useRef, useState, type FormEvent } from 'react'
import { signInWithPassword, type SignInResult } from '@/lib/client/account'
import { useHydrated } from '@/lib/client/use-hydrated'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { takeOverPreferences } from './account-preferences'
import { FormAlert } from './auth-heading'
import { DemoPeople, type DemoPerson } from './demo-people'
import { authPath } from './next-path'
import { ProviderButtons, type Provider } from './provider-buttons'
import { suspensionText } from './suspension'

export type SignInFormProps = {
  /** Where to go then; a path of this site. */
  next: string
  providers: Provider[]
  demo: DemoPerson[]
  /** What a provider's sign-in came back with. */
  failed: boolean
}

export function SignInForm({ next, providers, demo, failed }: SignInFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const hydrated = useHydrated()
  const { auth } = useWords()
  const { language } = useLanguage()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<Exclude<SignInResult, 'ok'> | 'failed' | undefined>(failed ? 'failed' : undefined)

  async function signIn(username: string, password: string): Promise<void> {
    const result = await signInWithPassword(username, password)
    if (result === 'ok') {
      await takeOverPreferences()
      // A whole new page, so that nothing of whoever was here before stays in memory.
      return window.location.assign(next)
    }
    setProblem(result)
    if (result === 'wrong') form.current?.querySelector<HTMLInputElement>('[name=password]')?.select()
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    setProblem(undefined)
    setPending(true)
    await signIn(String(data.get('username')).trim(), String(data.get('password')))
    setPending(false)
  }

  function textOf(found: Exclude<SignInResult, 'ok'> | 'failed'): string {
    if (found === 'failed') return auth.providerFailed
    return typeof found === 'string' ? auth[found] : suspensionText(found.suspended, auth, language)
  }

  return (
    <>
      <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4">
        <TextField label={auth.username} dir="auto" name="username" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required maxLength={200} />
        <PasswordField label={auth.password} name="password" autoComplete="current-password" required maxLength={128} />
        {problem && <FormAlert>{textOf(problem)}</FormAlert>}
        <Button type="submit" size="lg" pending={pending} disabled={!hydrated} className="mt-1 disabled:opacity-100">
          {auth.signIn}
        </Button>
      </form>
      <ProviderButtons providers={providers} next={next} />
      <p className="mt-5 text-muted">
        {auth.newHere}{' '}
        <Link href={authPath('/sign-up', next)} className="font-medium text-accent underline-offset-4 hover:underline">
          {auth.createAnAccount}
        </Link>
      </p>
      <DemoPeople people={demo} disabled={!hydrated || pending} onChoose={person => signIn(person.username, person.password)} />
    </>
  )
}
