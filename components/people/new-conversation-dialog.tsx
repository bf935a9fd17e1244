'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { toast } from '@/components/ui/toast'
import { NewGroup } from '@/components/groups/new-group'
import { useErrorText } from '@/components/language/use-error-text'
import { useWords } from '@/components/language/language-provider'
import { Dialog } from '@/components/ui/dialog'
import { useCreateConversation } from '@/lib/client/use-create-conversation'
import { useFetchVerdict } from '@/lib/client/use-verdict'
import type { User } from '@/lib/contract/views'
import { NewGroupEntry } from './new-group-entry'
import { PeoplePicker } from './people-picker'
import { RequestWriter } from './request-writer'

type Step = { at: 'find' } | { at: 'write'; person: User } | { at: 'group' }

/** Begins something new: a conversation with whoever may be written to, a request to whoever must be asked, a group. */
export default function NewConversationDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const words = useWords()
  const errorText = useErrorText()
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [step, setStep] = useState<Step>({ at: 'find' })
  const [busyId, setBusyId] = useState<string>()
  const { create } = useCreateConversation()
  const fetchVerdict = useFetchVerdict()

  function change(next: boolean) {
    onOpenChange(next)
    if (!next) setStep({ at: 'find' })
  }

  function show(conversationId: string) {
    router.push(`/inbox/${conversationId}`)
    change(false)
  }

  async function choose(person: User): Promise<void> {
    if (busyId) return
    setBusyId(person.id)
    try {
      const { verdict } = await fetchVerdict(person.id)
      if (verdict === 'open') show((await create(person.id)).id)
      else setStep({ at: 'write', person })
    } catch (error) {
      toast.error(errorText(error))
    } finally {
      setBusyId(undefined)
    }
  }

  const back = () => setStep({ at: 'find' })
  const titles = { find: words.people.title, write: step.at === 'write' ? words.people.request.title(step.person.name) : '', group: words.groups.create.title }

  return (
    <Dialog open={open} onOpenChange={change} title={titles[step.at]} fullOnPhone initialFocus={field} onBack={step.at === 'find' ? undefined : back}>
      {step.at === 'find' && (
        <PeoplePicker
          field={field}
          busyId={busyId}
          onChoose={person => void choose(person)}
          first={<NewGroupEntry onChoose={() => setStep({ at: 'group' })} />}
        />
      )}
      {step.at === 'write' && <RequestWriter person={step.person} onDone={show} onLeave={() => change(false)} />}
      {step.at === 'group' && <NewGroup onDone={show} />}
    </Dialog>
  )
}
