'use client'

import { ChevronRight, Users } from 'lucide-react'
import { useWords } from '@/components/language/language-provider'

/** The way to a new group, above the people. */
export function NewGroupEntry({ onChoose }: { onChoose: () => void }) {
  const words = useWords().people
  return (
    <div className="px-3">
      <button type="button" onClick={onChoose} className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-start -outline-offset-2! hover:bg-hover">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent-soft text-accent">
          <Users aria-hidden="true" className="size-5" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block font-medium">{words.newGroup}</span>
          <span className="block text-sm text-muted">{words.newGroupHint}</span>
        </span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted rtl:-scale-x-100" />
      </button>
    </div>
  )
}
