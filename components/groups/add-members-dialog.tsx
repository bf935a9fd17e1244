'use client'

import { useMemo, useState } from 'react'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast'
import { useGroup } from '@/lib/client/use-group'
import type { Conversation } from '@/lib/contract/views'
import { maxMembers } from './group-rules'
import { InviteeNotes } from './invitee-notes'
import { InviteesPicker } from './invitees-picker'
import { useInvitees } from './use-invitees'

/** Takes more people into a group. */
export default function AddMembersDialog({ open, onOpenChange, conversation }: { open: boolean; onOpenChange: (open: boolean) => void; conversation: Conversation }) {
  const words = useWords().groups
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={words.details.addMembers} fullOnPhone>
      <AddMembers conversation={conversation} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function AddMembers({ conversation, onDone }: { conversation: Conversation; onDone: () => void }) {
  const words = useWords().groups
  const errorText = useErrorText()
  const { add } = useGroup(conversation.id)
  const chosen = useInvitees()
  const [adding, setAdding] = useState(false)
  const here = useMemo(() => new Set(conversation.members.map(({ user }) => user.id)), [conversation.members])
  const count = chosen.invitees.length
  const ready = count > 0 && !chosen.invitees.some(({ comes }) => comes === 'not')

  async function submit(): Promise<void> {
    if (!ready || adding) return
    setAdding(true)
    try {
      await add([...chosen.ids])
      toast.success(words.details.addedPeople(count))
      onDone()
    } catch (error) {
      toast.error(errorText(error))
      setAdding(false)
    }
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col pt-1">
      <InviteesPicker invitees={chosen} without={here} room={maxMembers - here.size} onFull={() => toast.error(words.create.full)} />
      <div className="shrink-0 space-y-3 border-t bg-sunken px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
        <InviteeNotes invitees={chosen.invitees} />
        <Button size="lg" pending={adding} aria-disabled={!ready || adding || undefined} className="w-full" onClick={() => void submit()}>
          {words.details.addSubmit}
        </Button>
      </div>
    </div>
  )
}
