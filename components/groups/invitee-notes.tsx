'use client'

import { CircleSlash, MailQuestion } from 'lucide-react'
import { useLanguage, useWords } from '@/components/language/language-provider'
import { listsOf } from '@/lib/words/plurals'
import type { Invitee } from './use-invitees'

/** Who of those chosen is not in at once, and who cannot be. */
export function InviteeNotes({ invitees }: { invitees: Invitee[] }) {
  const words = useWords().groups.create
  const { language } = useLanguage()
  const asked = invitees.filter(({ comes }) => comes === 'asked').map(({ person }) => person.name)
  const refused = invitees.filter(({ comes }) => comes === 'not')
  return (
    <div role="status" className="space-y-1.5 text-sm empty:hidden">
      {asked.length > 0 && (
        <p className="flex items-start gap-2 text-muted">
          <MailQuestion aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-accent" />
          <span>{words.strangers(listsOf(language)(asked))}</span>
        </p>
      )}
      {refused.map(({ person, verdict }) => (
        <p key={person.id} className="flex items-start gap-2 text-danger">
          <CircleSlash aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>{verdict?.code === 'user_blocked' ? words.blocked(person.name) : words.denied(person.name)}</span>
        </p>
      ))}
    </div>
  )
}
