'use client'

import { Search } from 'lucide-react'
import { useId, useState, type KeyboardEvent, type RefObject } from 'react'
import { usePeopleSearch } from '@/lib/client/use-people-search'
import { fieldClass } from '@/components/ui/text-field'
import { PeopleOptions } from './people-options'
import { useSettled } from './use-settled'

type PeoplePickerProps = { field: RefObject<HTMLInputElement | null>; busy: boolean; onChoose: (userId: string) => void }

/** Finds one person: the focus stays in the field, arrows move in the list (WAI-ARIA combobox pattern). */
export function PeoplePicker({ field, busy, onChoose }: PeoplePickerProps) {
  const listId = useId()
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const typed = text.trim()
  const settled = useSettled(typed, 200)
  const search = usePeopleSearch(settled)
  // Until the typing has settled, what was found belongs to another question.
  const status = typed.length >= 2 && settled !== typed && search.status !== 'error' ? 'loading' : search.status
  const people = status === 'ready' || status === 'loading' ? search.people : []
  const chosen = people[Math.min(active, people.length - 1)]

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && people.length > 0) {
      event.preventDefault()
      setActive(index => (Math.min(index, people.length - 1) + step + people.length) % people.length)
    } else if (event.key === 'Enter' && chosen && status === 'ready') {
      event.preventDefault()
      onChoose(chosen.id)
    }
  }

  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative px-5 pt-1 pb-3">
        <Search aria-hidden="true" className="pointer-events-none absolute top-[1.15rem] left-8 size-4 text-muted" />
        <input
          ref={field}
          role="combobox"
          aria-label="Find people by name or username"
          aria-expanded={people.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={chosen && optionId(listId, chosen.id)}
          placeholder="Name or username"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={80}
          value={text}
          onChange={event => {
            setText(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          className={`${fieldClass} h-11 pl-9`}
        />
      </div>
      <PeopleOptions
        listId={listId}
        status={status}
        people={people}
        q={typed}
        chosenId={chosen?.id}
        busy={busy}
        onRetry={search.retry}
        onPoint={id => setActive(people.findIndex(person => person.id === id))}
        onChoose={onChoose}
      />
    </div>
  )
}

export function optionId(listId: string, userId: string): string {
  return `${listId}-${userId}`
}
