'use client'

import { clsx } from 'clsx'
import { CircleSlash, MailQuestion, X } from 'lucide-react'
import type { KeyboardEvent, Ref } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Avatar } from '@/components/ui/avatar'
import { isRightToLeft } from './direction'
import type { Invitee, Invitees } from './use-invitees'

/** Those who were chosen. Arrows lead from one to the next and back to the field, Backspace and Delete take one out. */
export function Chips({ ref, invitees: { invitees, remove }, onLeave }: { ref: Ref<HTMLUListElement>; invitees: Invitees; onLeave: () => void }) {
  const words = useWords().groups.create
  if (invitees.length === 0) return null

  function onKeyDown(event: KeyboardEvent<HTMLElement>, userId: string) {
    const item = event.currentTarget.closest('li')
    const [before, after] = isRightToLeft(event.currentTarget) ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
    const focus = (element: Element | null | undefined) => element?.querySelector<HTMLElement>('button')?.focus()
    if (event.key === before) focus(item?.previousElementSibling)
    else if (event.key === after) {
      if (item?.nextElementSibling) focus(item.nextElementSibling)
      else onLeave()
    } else if (event.key === 'Backspace' || event.key === 'Delete') {
      focus(item?.previousElementSibling ?? item?.nextElementSibling)
      remove(userId)
      if (invitees.length === 1) onLeave()
    } else return
    event.preventDefault()
  }

  return (
    <ul ref={ref} aria-label={words.chosen} className="contents">
      {invitees.map(invitee => (
        <li key={invitee.person.id} className="inline-flex max-w-full">
          <button
            type="button"
            tabIndex={-1}
            aria-label={words.removeChosen(invitee.person.name)}
            onKeyDown={event => onKeyDown(event, invitee.person.id)}
            onClick={() => {
              remove(invitee.person.id)
              onLeave()
            }}
            className={clsx(
              'group inline-flex h-8 max-w-full items-center gap-1.5 rounded-full ps-1 pe-2 text-sm font-medium transition-colors',
              invitee.comes === 'not' ? 'bg-danger-soft text-danger' : 'bg-accent-soft text-accent hover:bg-selected',
            )}
          >
            <Avatar id={invitee.person.id} name={invitee.person.name} url={invitee.person.avatarUrl} size="xs" />
            <span className="truncate" dir="auto">
              {invitee.person.name}
            </span>
            <ComesBy comes={invitee.comes} />
            <X aria-hidden="true" className="size-3.5 shrink-0" />
          </button>
        </li>
      ))}
    </ul>
  )
}

function ComesBy({ comes }: { comes: Invitee['comes'] }) {
  if (comes === 'asked') return <MailQuestion aria-hidden="true" className="size-3.5 shrink-0" />
  if (comes === 'not') return <CircleSlash aria-hidden="true" className="size-3.5 shrink-0" />
  return null
}
