'use client'

import Link from 'next/link'
import { useRef, useState, type FormEvent } from 'react'
import { signUp } from '@/lib/client/account'
import { useHydrated } from '@/lib/client/use-hydrated'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { rememberLanguage } from './account-preferences'
import { FormAlert } from './auth-heading'
import { authPath } from './next-path'
import { ProviderButtons, type Provider } from './provider-buttons'
import { checkSignUp, explainSignUp, type SignUpProblems } from './sign-up-problems'

export function SignUpForm({ next, providers }: { next: string; providers: Provider[] }) {
  const form = useRef<HTMLFormElement>(null)
  const hydrated = useHydrated()
  const { auth } = useWords()
  const { language } = useLanguage()
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
    const found = checkSignUp(input, auth)
    show(found)
    if (Object.keys(found).length > 0) return
    setPending(true)
    try {
      const result = await signUp(input)
      if (result === 'ok') {
        await rememberLanguage(language)
        return window.location.assign(next)
      }
      show({ form: auth.notSignedIn })
      setPending(false)
    } catch (error) {
      show(explainSignUp(error, auth))
      setPending(false)
    }
  }

  return (
    <>
      <form ref={form} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
        <TextField label={auth.name} name="name" dir="auto" autoComplete="name" error={problems.name} hint={auth.nameHint} maxLength={80} required />
        <TextField
          label={auth.username}
          dir="auto"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          error={problems.username}
          hint={auth.usernameHint}
          maxLength={30}
          required
        />
        <PasswordField label={auth.password} name="password" autoComplete="new-password" error={problems.password} hint={auth.passwordHint} maxLength={128} required />
        {problems.form && <FormAlert>{problems.form}</FormAlert>}
        <Button type="submit" size="lg" pending={pending} disabled={!hydrated} className="mt-1 disabled:opacity-100">
          {auth.createAccount}
        </Button>
      </form>
      <ProviderButtons providers={providers} next={next} />
      <p className="mt-5 text-muted">
        {auth.haveAccount}{' '}
        <Link href={authPath('/sign-in', next)} className="font-medium text-accent underline-offset-4 hover:underline">
          {auth.signIn}
        </Link>
      </p>
    </>
  )
}
