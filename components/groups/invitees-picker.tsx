'use client'

import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { useWords } from '@/components/language/language-provider'
import { PeopleOptions, optionId } from '@/components/people/people-options'
import { usePeopleFinder } from '@/components/people/use-people-finder'
import type { User } from '@/lib/contract/views'
import { Chips } from './chips'
import { isRightToLeft } from './direction'
import type { Invitees } from './use-invitees'

type InviteesPickerProps = { invitees: Invitees; /** Who is in already. */ without?: ReadonlySet<string>; /** How many may still come. */ room: number; onFull: () => void }

/** Chooses several people: those chosen stand as chips before the field, which keeps the focus; the list below toggles. */
export function InviteesPicker({ invitees, without, room, onFull }: InviteesPickerProps) {
  const { groups: { create: words }, people: { findPlaceholder } } = useWords()
  const listId = useId()
  const field = useRef<HTMLInputElement>(null)
  const chips = useRef<HTMLUListElement>(null)
  const finder = usePeopleFinder(without)
  const { active, people, status } = finder

  useEffect(() => field.current?.focus(), [])

  function choose(person: User) {
    if (!invitees.ids.has(person.id) && invitees.invitees.length >= room) return onFull()
    invitees.toggle(person)
    finder.setText('')
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing || finder.onArrow(event)) return
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    const last = invitees.invitees.at(-1)
    if (event.key === 'Enter') {
      // The field never sends the form: that would be a group too early.
      event.preventDefault()
      if (active && status === 'ready') choose(active)
    } else if (event.key === 'Backspace' && finder.text === '' && last) {
      event.preventDefault()
      invitees.remove(last.person.id)
    } else if (atStart && last && event.key === (isRightToLeft(event.currentTarget) ? 'ArrowRight' : 'ArrowLeft')) {
      event.preventDefault()
      chips.current?.querySelector<HTMLElement>('li:last-child button')?.focus()
    }
  }

  return (
    <>
      <div className="px-5">
        <div className="flex max-h-32 flex-wrap items-center gap-1.5 overflow-y-auto rounded-md border border-line-strong bg-raised p-1.5 focus-within:border-focus">
          <Chips ref={chips} invitees={invitees} onLeave={() => field.current?.focus()} />
          <input
            ref={field}
            role="combobox"
            aria-label={words.add}
            aria-describedby={`${listId}-hint`}
            aria-expanded={people.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={active && optionId(listId, active.id)}
            placeholder={findPlaceholder}
            dir="auto"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            maxLength={80}
            value={finder.text}
            onChange={event => finder.setText(event.target.value)}
            onKeyDown={onKeyDown}
            className="h-8 min-w-40 flex-1 bg-transparent px-1.5 text-base text-ellipsis outline-none"
          />
        </div>
      </div>
      <p id={`${listId}-hint`} hidden>
        {words.chipsHint}
      </p>
      <PeopleOptions listId={listId} finder={finder} chosen={invitees.ids} onChoose={choose} />
    </>
  )
}
