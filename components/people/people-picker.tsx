'use client'

import { Search } from 'lucide-react'
import { useEffect, useId, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useWords } from '@/components/language/language-provider'
import { fieldClass } from '@/components/ui/text-field'
import { useVerdict } from '@/lib/client/use-verdict'
import type { User } from '@/lib/contract/views'
import { optionId, PeopleOptions } from './people-options'
import { usePeopleFinder } from './use-people-finder'
import { VerdictLine } from './verdict-line'

type PeoplePickerProps = { field: RefObject<HTMLInputElement | null>; busyId: string | undefined; onChoose: (person: User) => void; first: ReactNode }

/** Finds one person, and says below what writing to them means: the focus stays in the field, arrows move in the list (WAI-ARIA combobox pattern). */
export function PeoplePicker({ field, busyId, onChoose, first }: PeoplePickerProps) {
  const words = useWords().people
  const listId = useId()
  const finder = usePeopleFinder()
  const { active, people, status } = finder

  // Also where one comes back to it from a later step.
  useEffect(() => field.current?.focus(), [field])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || finder.onArrow(event)) return
    if (event.key !== 'Enter' || !active || status !== 'ready') return
    event.preventDefault()
    onChoose(active)
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative px-5 pt-1 pb-2">
        <Search aria-hidden="true" className="pointer-events-none absolute start-8 top-[1.15rem] size-4 text-muted" />
        <input
          ref={field}
          role="combobox"
          aria-label={words.findLabel}
          aria-expanded={people.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active && optionId(listId, active.id)}
          placeholder={words.findPlaceholder}
          dir="auto"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={80}
          value={finder.text}
          onChange={event => finder.setText(event.target.value)}
          onKeyDown={onKeyDown}
          className={`${fieldClass} h-11 ps-9`}
        />
      </div>
      <PeopleOptions listId={listId} finder={finder} busyId={busyId} onChoose={onChoose} first={first} />
      <ActiveVerdict person={active} />
    </div>
  )
}

/** For whom the keys or the pointer are at; on a phone a tap says the same. */
function ActiveVerdict({ person }: { person: User | undefined }) {
  const { verdict } = useVerdict(person?.id)
  return (
    <p role="status" className="min-h-11 border-t bg-sunken px-5 py-3 shrink-0 text-sm text-muted max-wide:pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      {person && <VerdictLine verdict={verdict} name={person.name} />}
    </p>
  )
}
