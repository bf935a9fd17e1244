'use client'

import { useRouter } from 'next/navigation'
import { useWords } from '@/components/language/language-provider'
import { Dialog } from '@/components/ui/dialog'
import type { User } from '@/lib/contract/views'
import { RequestWriter } from './request-writer'

/** Asks somebody in front of where one found them. */
export default function RequestDialog({ person, onClose }: { person: User; onClose: () => void }) {
  const words = useWords().people.request
  const router = useRouter()
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={words.title(person.name)} fullOnPhone>
      <RequestWriter
        person={person}
        onLeave={onClose}
        onDone={id => {
          onClose()
          router.push(`/inbox/${id}`)
        }}
      />
    </Dialog>
  )
}
