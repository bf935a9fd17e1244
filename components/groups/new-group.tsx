'use client'

import { useState, type SubmitEvent } from 'react'
import { toast } from '@/components/ui/toast'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import { useCreateGroup } from '@/lib/client/use-group'
import { groupNameProblem, maxMembers } from './group-rules'
import { InviteeNotes } from './invitee-notes'
import { InviteesPicker } from './invitees-picker'
import { useInvitees } from './use-invitees'

/** A new group: who is in it, and what it is called. */
export function NewGroup({ onDone }: { onDone: (conversationId: string) => void }) {
  const words = useWords().groups.create
  const errorText = useErrorText()
  const [name, setName] = useState('')
  const [shown, setShown] = useState(false)
  const chosen = useInvitees()
  const { create, creating } = useCreateGroup()
  const count = chosen.invitees.length
  const problem = groupNameProblem(name)
  const refused = chosen.invitees.some(({ comes }) => comes === 'not')

  async function submit(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    setShown(true)
    if (creating || problem || count === 0 || refused) return
    try {
      onDone((await create({ memberIds: [...chosen.ids], name: name.trim() })).id)
    } catch (error) {
      toast.error(errorText(error))
    }
  }

  return (
    <form noValidate onSubmit={event => void submit(event)} className="flex min-h-0 flex-1 flex-col">
      <TextField
        label={words.name}
        placeholder={words.namePlaceholder}
        dir="auto"
        autoComplete="off"
        value={name}
        error={shown && problem ? words[problem] : undefined}
        onChange={event => setName(event.target.value)}
        className="px-5 pb-4"
      />
      <p className="flex items-baseline justify-between px-5 pb-1.5 text-sm font-medium">
        {words.people}
        <span className="text-xs font-normal text-muted tabular-nums">
          <span aria-hidden="true">{words.count(count + 1, maxMembers)}</span>
          <span className="sr-only">{words.countLabel(count)}</span>
        </span>
      </p>
      <InviteesPicker invitees={chosen} room={maxMembers - 1} onFull={() => toast.error(words.full)} />
      <div className="shrink-0 space-y-3 border-t bg-sunken px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <InviteeNotes invitees={chosen.invitees} />
        {shown && count === 0 && (
          <p role="alert" className="text-sm text-danger">
            {words.peopleMissing}
          </p>
        )}
        <Button type="submit" size="lg" pending={creating} className="w-full">
          {words.submit}
        </Button>
      </div>
    </form>
  )
}
