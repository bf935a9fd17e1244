'use client'

import { clsx } from 'clsx'
import Link from 'next/link'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type SubmitEvent } from 'react'
import { toast } from '@/components/ui/toast'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { Button, buttonClass } from '@/components/ui/button'
import { fieldClass } from '@/components/ui/text-field'
import { ApiError } from '@/lib/client/api'
import { useCreateConversation } from '@/lib/client/use-create-conversation'
import { useCreateRequest } from '@/lib/client/use-create-request'
import { useVerdict } from '@/lib/client/use-verdict'
import { codePoints, isBlank, maxTextLength } from '@/lib/contract/text'
import type { Person, User } from '@/lib/contract/views'
import { PersonLine } from './person-line'
import { VerdictLine } from './verdict-line'

type RequestWriterProps = { person: User; onDone: (conversationId: string) => void; /** Somewhere else was gone to. */ onLeave: () => void }

/** From how many characters before the limit it is worth telling. */
const counterFrom = 200

/** The one message that a request has; or why none can be written. */
export function RequestWriter({ person, onDone, onLeave }: RequestWriterProps) {
  const words = useWords()
  const { verdict } = useVerdict(person.id)
  const denied = verdict?.verdict === 'denied'
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
      <PersonLine person={person} size="lg" className="flex-none!" />
      <p role="status" className="rounded-md bg-sunken px-3 py-2.5 text-sm">
        <VerdictLine verdict={verdict} name={person.name} />
        {verdict?.verdict === 'request' && <span className="mt-1.5 block ps-6 text-muted">{words.people.request.explain}</span>}
        {verdict?.code === 'not_accepting' && <span className="mt-1.5 block ps-6 text-muted">{words.people.verdict.deniedWhy}</span>}
      </p>
      {denied ? <Denied person={person} pending={verdict.code === 'request_pending'} onDone={onDone} onLeave={onLeave} /> : <RequestForm person={person} onDone={onDone} />}
    </div>
  )
}

function RequestForm({ person, onDone }: { person: Person; onDone: (conversationId: string) => void }) {
  const words = useWords()
  const errorText = useErrorText()
  const field = useRef<HTMLTextAreaElement>(null)
  const ids = useId()
  const [text, setText] = useState('')
  const { ask, asking } = useCreateRequest()
  const { create } = useCreateConversation()
  const remaining = maxTextLength - codePoints(text.trim())
  const sendable = !isBlank(text) && remaining >= 0

  useEffect(() => field.current?.focus(), [])

  async function submit(event?: SubmitEvent<HTMLFormElement>): Promise<void> {
    event?.preventDefault()
    if (!sendable || asking) return
    try {
      onDone(await ask({ userId: person.id, text }))
      toast.success(words.people.request.sent)
    } catch (error) {
      // They let each other in meanwhile: then it is said there.
      if (error instanceof ApiError && error.code === 'conflict') onDone((await create(person.id)).id)
      else toast.error(errorText(error))
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }

  return (
    <form onSubmit={event => void submit(event)} className="flex flex-col gap-3">
      <div>
        <label htmlFor={`${ids}-text`} className="mb-1.5 block text-sm font-medium">
          {words.people.request.label}
        </label>
        <textarea
          ref={field}
          id={`${ids}-text`}
          aria-describedby={`${ids}-counter`}
          dir="auto"
          rows={4}
          placeholder={words.people.request.placeholder(person.name)}
          value={text}
          onChange={event => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`${fieldClass} block max-h-60 min-h-28 resize-y py-2.5`}
        />
        <p id={`${ids}-counter`} role="status" className={clsx('pt-1.5 text-end text-xs tabular-nums', remaining < 0 ? 'text-danger' : 'text-muted')}>
          {remaining < 0 && words.people.request.tooMany(-remaining)}
          {remaining >= 0 && remaining < counterFrom && words.people.request.left(remaining)}
        </p>
      </div>
      <Button type="submit" size="lg" pending={asking} aria-disabled={!sendable || asking || undefined} className="self-end max-wide:w-full">
        {words.people.request.send}
      </Button>
    </form>
  )
}

function Denied({ person, pending, onDone, onLeave }: { person: Person; pending: boolean; onDone: (conversationId: string) => void; onLeave: () => void }) {
  const words = useWords().people.request
  const errorText = useErrorText()
  const { create, creating } = useCreateConversation()
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Link href={`/people/${encodeURIComponent(person.username)}`} onClick={onLeave} className={buttonClass('secondary')}>
        {words.viewProfile}
      </Link>
      {pending && (
        <Button pending={creating} onClick={() => void create(person.id).then(({ id }) => onDone(id), error => toast.error(errorText(error)))}>
          {words.openConversation}
        </Button>
      )}
    </div>
  )
}
