'use client'

import Link from 'next/link'
import { useRef, useState, type FormEvent } from 'react'
import { signInWithPassword } from '@/lib/client/account'
import { useHydrated } from '@/lib/client/use-hydrated'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { FormAlert } from './auth-heading'
import { DemoPeople, type DemoPerson } from './demo-people'
import { authPath } from './next-path'
import { ProviderButtons, type Provider } from './provider-buttons'

const problems = {
  wrong: 'This username and password do not belong together.',
  throttled: 'Too many attempts. Wait a minute, then try again.',
  offline: 'The server cannot be reached. Check your connection and try again.',
}

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
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState(failed ? 'That sign-in did not work. Try again.' : undefined)

  async function signIn(username: string, password: string): Promise<void> {
    const result = await signInWithPassword(username, password)
    // A whole new page, so that nothing of whoever was here before stays in memory.
    if (result === 'ok') return window.location.assign(next)
    setProblem(typeof result === 'string' ? problems[result] : result.suspended)
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

  return (
    <>
      <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-4">
        <TextField label="Username" name="username" autoComplete="username" autoCapitalize="none" autoCorrect="off" spellCheck={false} required maxLength={200} />
        <PasswordField label="Password" name="password" autoComplete="current-password" required maxLength={128} />
        {problem && <FormAlert>{problem}</FormAlert>}
        <Button type="submit" size="lg" pending={pending} disabled={!hydrated} className="mt-1 disabled:opacity-100">
          Sign in
        </Button>
      </form>
      <ProviderButtons providers={providers} next={next} />
      <p className="mt-5 text-muted">
        New here?{' '}
        <Link href={authPath('/sign-up', next)} className="font-medium text-accent underline-offset-4 hover:underline">
          Create an account
        </Link>
      </p>
      <DemoPeople people={demo} disabled={!hydrated || pending} onChoose={person => signIn(person.username, person.password)} />
    </>
  )
}
