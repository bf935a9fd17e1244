'use client'

import { useState, type FormEvent } from 'react'
import { ApiError } from '@/lib/client/api'
import { useUpdateMe } from '@/lib/client/use-update-me'
import type { Me } from '@/lib/contract/views'
import { FormAlert } from '@/components/auth/auth-heading'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { TextArea, TextField } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'

type Problems = { name?: string; bio?: string; form?: string }

export function ProfileForm({ me }: { me: Me }) {
  const { update, updating } = useUpdateMe()
  const [problems, setProblems] = useState<Problems>({})

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (updating) return
    const data = new FormData(event.currentTarget)
    setProblems({})
    try {
      await update({ name: String(data.get('name')), bio: String(data.get('bio')) })
      toast.success('Profile saved')
    } catch (error) {
      setProblems(explain(error))
    }
  }

  return (
    <form method="post" onSubmit={event => void submit(event)} className="flex flex-col gap-4">
      <div className="flex items-center gap-4">
        <Avatar id={me.id} name={me.name} url={me.avatarUrl} size="xl" />
        <div className="min-w-0">
          <p className="truncate text-lg font-medium" dir="auto">
            {me.name}
          </p>
          <p className="truncate text-muted">@{me.username}</p>
        </div>
      </div>
      <TextField label="Name" name="name" autoComplete="name" defaultValue={me.name} maxLength={80} required error={problems.name} />
      <TextArea label="About you" name="bio" defaultValue={me.bio} maxLength={500} rows={3} hint="Others can read it. At most 500 characters." error={problems.bio} />
      {problems.form && <FormAlert>{problems.form}</FormAlert>}
      <div>
        <Button type="submit" pending={updating}>
          Save
        </Button>
      </div>
    </form>
  )
}

function explain(error: unknown): Problems {
  if (!(error instanceof ApiError)) return { form: 'The profile could not be saved. Try again.' }
  if (error.code === 'offline') return { form: 'The server cannot be reached. Try again when you are back online.' }
  const problems: Problems = {}
  for (const { path, message } of error.errors ?? []) problems[path === 'name' || path === 'bio' ? path : 'form'] = message
  return Object.keys(problems).length > 0 ? problems : { form: error.detail }
}
