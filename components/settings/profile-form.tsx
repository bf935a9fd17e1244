'use client'

import { useState, type FormEvent } from 'react'
import { ApiError } from '@/lib/client/api'
import { useUpdateMe } from '@/lib/client/use-update-me'
import type { Me } from '@/lib/contract/views'
import type { Words } from '@/lib/words/words'
import { FormAlert } from '@/components/auth/auth-heading'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { TextArea, TextField } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'

type Field = 'name' | 'bio' | 'email' | 'birthDate'
type Problems = Partial<Record<Field | 'form', string>>

/** What somebody says of themselves. */
export function ProfileForm({ me }: { me: Me }) {
  const { actions, settings } = useWords()
  const words = settings.profile
  const { update, updating } = useUpdateMe()
  const [problems, setProblems] = useState<Problems>({})

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (updating) return
    const form = event.currentTarget
    const data = new FormData(form)
    const text = (field: Field) => String(data.get(field)).trim()
    setProblems({})
    try {
      await update({ name: text('name'), bio: String(data.get('bio')), email: text('email') || null, birthDate: text('birthDate') || null })
      toast.success(words.saved)
    } catch (error) {
      const found = explain(error, words)
      setProblems(found)
      const first = (['name', 'bio', 'email', 'birthDate'] as const).find(field => found[field])
      if (first) form.querySelector<HTMLElement>(`[name=${first}]`)?.focus()
    }
  }

  return (
    <form method="post" noValidate onSubmit={event => void submit(event)} className="flex flex-col gap-4">
      <TextField label={words.name} name="name" dir="auto" autoComplete="name" defaultValue={me.name} maxLength={80} required error={problems.name} />
      <TextArea label={words.bio} name="bio" dir="auto" defaultValue={me.bio} maxLength={500} rows={3} hint={words.bioHint} error={problems.bio} />
      <div className="grid items-start gap-4 @min-[30rem]:grid-cols-2">
        <TextField label={words.email} name="email" type="email" dir="auto" autoComplete="email" defaultValue={me.email ?? ''} maxLength={254} hint={words.emailHint} error={problems.email} />
        <TextField label={words.birthDate} name="birthDate" type="date" min="1900-01-01" autoComplete="bday" defaultValue={me.birthDate ?? ''} hint={words.birthDateHint} error={problems.birthDate} />
      </div>
      {problems.form && <FormAlert>{problems.form}</FormAlert>}
      <div>
        <Button type="submit" pending={updating}>
          {actions.save}
        </Button>
      </div>
    </form>
  )
}

function explain(error: unknown, words: Words['settings']['profile']): Problems {
  if (!(error instanceof ApiError)) return { form: words.notSaved }
  if (error.code === 'offline') return { form: words.offline }
  const texts: Record<string, [Field, string]> = {
    name: ['name', words.invalidName],
    bio: ['bio', words.invalidBio],
    email: ['email', words.invalidEmail],
    birthDate: ['birthDate', words.invalidBirthDate],
  }
  const problems: Problems = {}
  for (const { path } of error.errors ?? []) {
    const [field, text] = texts[path] ?? []
    if (field) problems[field] = text
  }
  return Object.keys(problems).length > 0 ? problems : { form: words.notSaved }
}
