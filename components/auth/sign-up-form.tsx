'use client'

import Link from 'next/link'
import { useRef, useState, type FormEvent } from 'react'
import { signUp } from '@/lib/client/account'
import { useHydrated } from '@/lib/client/use-hydrated'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { FormAlert } from './auth-heading'
import { authPath } from './next-path'
import { ProviderButtons, type Provider } from './provider-buttons'
import { checkSignUp, explainSignUp, type SignUpProblems } from './sign-up-problems'

export function SignUpForm({ next, providers }: { next: string; providers: Provider[] }) {
  const form = useRef<HTMLFormElement>(null)
  const hydrated = useHydrated()
  const [pending, setPending] = useState(false)
  const [problems, setProblems] = useState<SignUpProblems>({})

  function show(found: SignUpProblems): void {
    setProblems(found)
    const first = (['name', 'username', 'password'] as const).find(field => found[field])
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus()
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (pending) return
    const data = new FormData(event.currentTarget)
    const input = { name: String(data.get('name')), username: String(data.get('username')), password: String(data.get('password')) }
    const found = checkSignUp(input)
    show(found)
    if (Object.keys(found).length > 0) return
    setPending(true)
    try {
      await signUp(input)
      window.location.assign(next)
    } catch (error) {
      show(explainSignUp(error))
      setPending(false)
    }
  }

  return (
    <>
      <form ref={form} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField label="Name" name="name" autoComplete="name" error={problems.name} hint="How others see you." maxLength={80} required />
        <TextField
          label="Username"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          error={problems.username}
          hint="How others find you."
          maxLength={30}
          required
        />
        <PasswordField label="Password" name="password" autoComplete="new-password" error={problems.password} hint="At least 8 characters." maxLength={128} required />
        {problems.form && <FormAlert>{problems.form}</FormAlert>}
        <Button type="submit" size="lg" pending={pending} disabled={!hydrated} className="mt-1 disabled:opacity-100">
          Create account
        </Button>
      </form>
      <ProviderButtons providers={providers} next={next} />
      <p className="mt-5 text-muted">
        Already have an account?{' '}
        <Link href={authPath('/sign-in', next)} className="font-medium text-accent underline-offset-4 hover:underline">
          Sign in
        </Link>
      </p>
    </>
  )
}
