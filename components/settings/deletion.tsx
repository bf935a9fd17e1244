'use client'

import Link from 'next/link'
import { useState, type FormEvent } from 'react'
import { deleteAccount } from '@/lib/client/account'
import { ApiError } from '@/lib/client/api'
import { useMe } from '@/lib/client/use-me'
import type { Me } from '@/lib/contract/views'
import { FormAlert } from '@/components/auth/auth-heading'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { Part, Pending } from './parts'

type Problems = { username?: string; password?: string; form?: string }

/** The end of an account: what it comes to, and the proof that it is meant. */
export default function Deletion() {
  const { deletion, export: exporting } = useWords().settings
  const { me, status, retry } = useMe()
  if (!me) return <Pending status={status} retry={retry} />
  return (
    <>
      <Part title={deletion.title}>
        <ul className="flex list-disc flex-col gap-2 ps-5 marker:text-muted">
          {deletion.effects.map(effect => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <p className="mt-4 text-muted">
          {deletion.exportFirst}{' '}
          <Link href="/settings/export" className="font-medium text-accent underline-offset-4 hover:underline">
            {exporting.request}
          </Link>
        </p>
      </Part>
      <DeletionForm me={me} />
    </>
  )
}

function DeletionForm({ me }: { me: Me }) {
  const { deletion: words, devices } = useWords().settings
  const errorText = useErrorText()
  const [pending, setPending] = useState(false)
  const [problems, setProblems] = useState<Problems>({})

  function explain(error: unknown): Problems {
    const code = error instanceof ApiError ? error.code : undefined
    if (code === 'wrong_password') return { password: devices.wrongPassword }
    return { form: code === 'rate_limited' ? devices.throttled : errorText(error) }
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (pending) return
    const form = event.currentTarget
    const data = new FormData(form)
    const isMeant = String(data.get('confirmation')).trim().replace(/^@/, '') === me.username
    setProblems(isMeant ? {} : { username: words.confirmWrong })
    if (!isMeant) return form.querySelector<HTMLInputElement>('[name=confirmation]')?.focus()
    setPending(true)
    try {
      // Leaves the page.
      await deleteAccount(String(data.get('password')))
    } catch (error) {
      const found = explain(error)
      setProblems(found)
      if (found.password) form.querySelector<HTMLInputElement>('[name=password]')?.select()
      setPending(false)
    }
  }

  return (
    <form method="post" noValidate onSubmit={event => void submit(event)} className="flex flex-col gap-4 rounded-lg border border-danger/40 bg-raised p-4">
      <TextField label={words.confirm(me.username)} name="confirmation" dir="ltr" autoComplete="off" autoCapitalize="none" autoCorrect="off" spellCheck={false} required error={problems.username} />
      <PasswordField label={words.password} name="password" autoComplete="current-password" maxLength={128} hint={words.passwordHint} error={problems.password} />
      {problems.form && <FormAlert>{problems.form}</FormAlert>}
      <div>
        <Button type="submit" look="danger" pending={pending}>
          {words.delete}
        </Button>
      </div>
    </form>
  )
}
