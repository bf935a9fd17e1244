'use client'

import { type LucideIcon, User, Users } from 'lucide-react'
import { type RefObject, useId, useState } from 'react'
import { useWords } from '@/components/language/language-provider'
import { useErrorText } from '@/components/language/use-error-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { useMessageActions } from '@/lib/client/use-message-actions'
import type { ThreadMessage } from '@/lib/client/use-thread'
import type { Conversation } from '@/lib/contract/views'
import { mayRemoveForEveryone } from './available-actions'

type Whom = 'everyone' | 'me'

export interface RemoveDialogProps {
  messages: ThreadMessage[]
  conversation: Conversation
  meId: string
  onOpenChange: (open: boolean) => void
  onDone: () => void
  finalFocus: RefObject<HTMLElement | null>
}

/** Deletes messages, after it was said who loses what. */
export default function RemoveDialog({ messages, conversation, meId, onOpenChange, onDone, finalFocus }: RemoveDialogProps) {
  const { thread, actions } = useWords()
  const { remove } = useMessageActions(conversation.id)
  const errorText = useErrorText()
  const [removing, setRemoving] = useState<Whom | null>(null)
  const count = messages.length
  const forEveryone = messages.every(message => mayRemoveForEveryone(message, { meId, conversation }))

  async function removeFor(whom: Whom) {
    if (removing) return
    setRemoving(whom)
    try {
      for (const message of messages) await remove(message, whom)
      toast.success(thread.deletedToast(count))
      onDone()
    } catch (error) {
      setRemoving(null)
      toast.error(errorText(error))
    }
  }

  return (
    <Dialog open onOpenChange={onOpenChange} title={thread.remove.title(count)} finalFocus={finalFocus}>
      <div className="flex flex-col gap-2.5 overflow-y-auto px-5 pt-1 pb-5">
        {forEveryone && <Choice icon={Users} label={thread.remove.everyone} hint={thread.remove.everyoneHint(count)} pending={removing === 'everyone'} onClick={() => removeFor('everyone')} />}
        <Choice icon={User} label={thread.remove.me} hint={thread.remove.meHint(count)} pending={removing === 'me'} onClick={() => removeFor('me')} />
        <Button look="quiet" className="mt-1 self-end" onClick={() => onOpenChange(false)}>
          {actions.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

function Choice({ icon: Icon, label, hint, pending, onClick }: { icon: LucideIcon; label: string; hint: string; pending: boolean; onClick: () => void }) {
  const hintId = useId()
  return (
    <button
      type="button"
      aria-label={label}
      aria-describedby={hintId}
      aria-busy={pending}
      onClick={onClick}
      className="flex items-start gap-3.5 rounded-lg border bg-raised px-4 py-3 text-start transition-colors hover:border-danger hover:bg-danger-soft"
    >
      <span className="mt-0.5 grid size-5 shrink-0 place-items-center text-danger">{pending ? <Spinner /> : <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />}</span>
      <span>
        <span className="block font-medium text-danger">{label}</span>
        <span id={hintId} className="mt-0.5 block text-sm text-muted">{hint}</span>
      </span>
    </button>
  )
}
