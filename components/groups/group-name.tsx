'use client'

import { Pencil } from 'lucide-react'
import { useRef, useState, type SubmitEvent } from 'react'
import { useErrorText } from '@/components/language/use-error-text'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { counterpartOf } from '@/components/thread/people'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { TextField } from '@/components/ui/text-field'
import { toast } from '@/components/ui/toast'
import { powersOf } from '@/lib/client/group-changes'
import { useGroup } from '@/lib/client/use-group'
import type { Conversation, Me } from '@/lib/contract/views'
import { groupNameProblem } from './group-rules'

/** What a group is called; who may, renames it right there. */
export function GroupName({ conversation, me }: { conversation: Conversation; me: Me }) {
  const words = useWords().groups.details
  const { language } = useLanguage()
  const [renaming, setRenaming] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { id, name } = counterpartOf(conversation, me.id, language)
  const active = conversation.members.filter(({ state }) => state === 'active').length

  function stop() {
    setRenaming(false)
    // Once the button is there again.
    requestAnimationFrame(() => opener.current?.focus())
  }

  return (
    <div className="flex flex-col items-center px-5 pt-6 pb-5 text-center">
      <Avatar id={id} name={name} size="xl" />
      {renaming ? (
        <RenameForm conversation={conversation} onDone={stop} />
      ) : (
        <div className="mt-3 flex max-w-full items-center justify-center gap-1">
          <h3 className="min-w-0 text-xl font-semibold text-balance" dir="auto">
            {name}
          </h3>
          {powersOf(conversation, me.id).manage && (
            <IconButton ref={opener} label={words.rename} className="-me-10" onClick={() => setRenaming(true)}>
              <Pencil aria-hidden="true" className="size-4!" />
            </IconButton>
          )}
        </div>
      )}
      {!renaming && <p className="mt-0.5 text-sm text-muted">{words.members(active)}</p>}
    </div>
  )
}

function RenameForm({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const words = useWords()
  const errorText = useErrorText()
  const { rename } = useGroup(conversation.id)
  const [name, setName] = useState(conversation.name ?? '')
  const problem = groupNameProblem(name)

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (problem) return
    onDone()
    if (name.trim() === conversation.name) return
    try {
      await rename(name.trim())
      toast.success(words.groups.details.renamed)
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <form
      noValidate
      onSubmit={event => void submit(event)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onDone()
      }}
      className="mt-3 w-full text-start"
    >
      <TextField
        label={words.groups.create.name}
        dir="auto"
        autoComplete="off"
        autoFocus
        value={name}
        error={problem ? words.groups.create[problem] : undefined}
        onFocus={event => event.currentTarget.select()}
        onChange={event => setName(event.target.value)}
      />
      <div className="mt-3 flex justify-end gap-2">
        <Button look="quiet" onClick={onDone}>
          {words.actions.cancel}
        </Button>
        <Button type="submit">{words.groups.details.saveName}</Button>
      </div>
    </form>
  )
}
