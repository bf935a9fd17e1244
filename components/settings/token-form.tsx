'use client'

import { useState, type FormEvent } from 'react'
import { ApiError } from '@/lib/client/api'
import { type NewToken, useCreateToken } from '@/lib/client/use-create-token'
import { useMe } from '@/lib/client/use-me'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { PasswordField } from '@/components/ui/password-field'

/** Asks for the password, as any program that wants a token must give it. */
export function TokenForm({ onCreated }: { onCreated: (token: NewToken) => void }) {
  const { tokens, devices } = useWords().settings
  const errorText = useErrorText()
  const { me } = useMe()
  const create = useCreateToken()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (pending || !me) return
    const form = event.currentTarget
    setPending(true)
    setProblem(undefined)
    try {
      onCreated(await create(me.username, String(new FormData(form).get('password'))))
      form.reset()
    } catch (error) {
      const code = error instanceof ApiError ? error.code : undefined
      const texts: Partial<Record<string, string>> = { invalid_credentials: devices.wrongPassword, rate_limited: devices.throttled }
      setProblem(texts[code ?? ''] ?? errorText(error))
    }
    setPending(false)
  }

  return (
    <form method="post" noValidate onSubmit={event => void submit(event)} className="flex max-w-96 flex-col gap-4">
      <input type="text" name="username" autoComplete="username" value={me?.username ?? ''} readOnly hidden />
      <PasswordField label={devices.currentPassword} name="password" autoComplete="current-password" maxLength={128} required error={problem} />
      <div>
        <Button type="submit" pending={pending}>
          {tokens.create}
        </Button>
      </div>
    </form>
  )
}
