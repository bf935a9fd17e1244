'use client'

import { useId, useState, type FormEvent } from 'react'
import { ApiError } from '@/lib/client/api'
import type { NewWebhook, WebhooksQuery } from '@/lib/client/use-webhooks'
import type { Webhook, WebhookEvent } from '@/lib/contract/notifications'
import type { Words } from '@/lib/words/words'
import { FormAlert } from '@/components/auth/auth-heading'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'

type Problems = { url?: string; events?: string; form?: string }

const names = (words: Words['settings']['webhooks']) => Object.entries(words.eventNames) as [WebhookEvent, string][]

/** An address and the events that it is told of. */
export function WebhookForm({ create, onCreated }: { create: WebhooksQuery['create']; onCreated: (webhook: NewWebhook) => void }) {
  const words = useWords().settings.webhooks
  const errorText = useErrorText()
  const id = useId()
  const [pending, setPending] = useState(false)
  const [problems, setProblems] = useState<Problems>({})

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (pending) return
    const form = event.currentTarget
    const data = new FormData(form)
    const url = String(data.get('url')).trim()
    const events = data.getAll('events') as Webhook['events']
    const found: Problems = { ...(!isAddress(url) && { url: words.invalidUrl }), ...(events.length === 0 && { events: words.noEvents }) }
    setProblems(found)
    if (found.url) form.querySelector<HTMLInputElement>('[name=url]')?.focus()
    if (found.url ?? found.events) return
    setPending(true)
    try {
      onCreated(await create({ url, events }))
      form.reset()
    } catch (error) {
      const code = error instanceof ApiError ? error.code : undefined
      if (code === 'validation_failed') setProblems({ url: words.invalidUrl })
      else setProblems({ form: code === 'conflict' ? words.tooMany : errorText(error) })
    }
    setPending(false)
  }

  return (
    <form method="post" noValidate onSubmit={event => void submit(event)} className="flex flex-col gap-4">
      <TextField label={words.url} name="url" type="url" dir="ltr" inputMode="url" autoComplete="off" spellCheck={false} placeholder="https://" maxLength={2048} required hint={words.urlHint} error={problems.url} />
      <fieldset aria-describedby={problems.events ? id : undefined}>
        <legend className="mb-1.5 text-sm font-medium">{words.events}</legend>
        <div className="grid gap-x-4 @min-[30rem]:grid-cols-2">
          {names(words).map(([event, name]) => (
            <label key={event} className="flex min-h-10 cursor-pointer items-center gap-3">
              <input type="checkbox" name="events" value={event} defaultChecked={event === 'message_created'} className="size-4.5 shrink-0 accent-accent" />
              {name}
            </label>
          ))}
        </div>
        {problems.events && (
          <p id={id} role="alert" className="mt-1 text-sm text-danger">
            {problems.events}
          </p>
        )}
      </fieldset>
      {problems.form && <FormAlert>{problems.form}</FormAlert>}
      <div>
        <Button type="submit" pending={pending}>
          {words.create}
        </Button>
      </div>
    </form>
  )
}

function isAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text)
}
