'use client'

import { useState, type FormEvent } from 'react'
import { ApiError } from '@/lib/client/api'
import { useMe } from '@/lib/client/use-me'
import { useUpdatePassword } from '@/lib/client/use-update-password'
import { FormAlert } from '@/components/auth/auth-heading'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'
import { toast } from '@/components/ui/toast'

type Problems = { current?: string; next?: string; form?: string }

/** Changes the password; the other devices are signed out with that. */
export function PasswordForm() {
  const words = useWords().settings.devices
  const { me } = useMe()
  const errorText = useErrorText()
  const updatePassword = useUpdatePassword()
  const [pending, setPending] = useState(false)
  const [problems, setProblems] = useState<Problems>({})

  function explain(error: unknown): Problems {
    const code = error instanceof ApiError ? error.code : undefined
    if (code === 'wrong_password') return { current: words.wrongPassword }
    if (code === 'validation_failed') return { next: words.invalidPassword }
    return { form: code === 'rate_limited' ? words.throttled : errorText(error) }
  }

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (pending) return
    const form = event.currentTarget
    const data = new FormData(form)
    const next = String(data.get('next'))
    if (next.length < 8) return setProblems({ next: words.invalidPassword })
    setProblems({})
    setPending(true)
    try {
      await updatePassword(String(data.get('current')), next)
      form.reset()
      toast.success(words.passwordChanged)
    } catch (error) {
      const found = explain(error)
      setProblems(found)
      if (found.current) form.querySelector<HTMLInputElement>('[name=current]')?.select()
    }
    setPending(false)
  }

  return (
    <form method="post" noValidate onSubmit={event => void submit(event)} className="flex max-w-96 flex-col gap-4">
      {/* So that password managers know whose password changes. */}
      <input type="text" name="username" autoComplete="username" value={me?.username ?? ''} readOnly hidden />
      <PasswordField label={words.currentPassword} name="current" autoComplete="current-password" maxLength={128} error={problems.current} />
      <PasswordField label={words.newPassword} name="next" autoComplete="new-password" maxLength={128} required hint={words.newPasswordHint} error={problems.next} />
      {problems.form && <FormAlert>{problems.form}</FormAlert>}
      <div>
        <Button type="submit" pending={pending}>
          {words.changePassword}
        </Button>
      </div>
    </form>
  )
}
