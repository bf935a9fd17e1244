'use client'

import { clsx } from 'clsx'
import { Check, CloudOff, UserSearch } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '@/components/language/language-provider'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import type { User } from '@/lib/contract/views'
import { PersonLine } from './person-line'
import type { PeopleFinder } from './use-people-finder'

type PeopleOptionsProps = {
  listId: string
  finder: PeopleFinder
  /** Whom Enter or a click is at work for. */
  busyId?: string | undefined
  /** Several may be chosen: those that are. */
  chosen?: ReadonlySet<string> | undefined
  onChoose: (person: User) => void
  /** Stands above the people as long as nothing is typed. */
  first?: ReactNode
}

/** The answers to a search for people, or why there are none. Its height is the same in every state. */
export function PeopleOptions({ listId, finder, busyId, chosen, onChoose, first }: PeopleOptionsProps) {
  const words = useWords()
  const { people, status, recent } = finder
  const empty = people.length === 0
  const begins = finder.text === '' && first
  return (
    // Who has no pointer scrolls it by its own stop where nothing in it has one: the field moves among the options.
    <div tabIndex={begins ? undefined : 0} role="group" aria-label={words.people.list} className="min-h-0 flex-1 overflow-y-auto overscroll-contain -outline-offset-2 wide:h-80 wide:flex-initial" aria-busy={status === 'loading'}>
      <p role="status" className="sr-only">
        {announcement(finder, words.people)}
      </p>
      {begins}
      {!empty && (
        <p id={`${listId}-heading`} className="px-5 pt-2 pb-1 text-xs font-medium text-muted">
          {recent ? words.people.recent : words.people.results}
        </p>
      )}
      <div id={listId} role="listbox" aria-label={words.people.list} aria-multiselectable={chosen ? true : undefined} className={clsx('px-3 pb-3', empty && 'hidden')}>
        {people.map(person => (
          <Option
            key={person.id}
            id={optionId(listId, person.id)}
            person={person}
            active={person.id === finder.active?.id}
            selected={chosen ? chosen.has(person.id) : person.id === finder.active?.id}
            mark={busyId === person.id ? <Spinner className="text-muted" /> : chosen?.has(person.id) && <Chosen />}
            onPoint={() => finder.point(person.id)}
            onChoose={() => onChoose(person)}
          />
        ))}
      </div>
      {empty && <NoPeople finder={finder} />}
    </div>
  )
}

export function optionId(listId: string, userId: string): string {
  return `${listId}-${userId}`
}

type OptionProps = { id: string; person: User; active: boolean; selected: boolean; mark: ReactNode; onPoint: () => void; onChoose: () => void }

function Option({ id, person, active, selected, mark, onPoint, onChoose }: OptionProps) {
  const row = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    // The field has the focus and the keys; this is for pointers.
    <button
      ref={row}
      type="button"
      tabIndex={-1}
      id={id}
      role="option"
      aria-selected={selected}
      onPointerMove={() => !active && onPoint()}
      onPointerDown={event => event.preventDefault()}
      onClick={onChoose}
      className={clsx('flex w-full items-center gap-3 rounded-md px-2 py-2 text-start forced-colors:aria-selected:outline', active && 'bg-hover')}
    >
      <PersonLine person={person} />
      {mark}
    </button>
  )
}

function Chosen() {
  return (
    <span className="grid size-6 shrink-0 place-items-center rounded-full bg-accent text-accent-ink">
      <Check aria-hidden="true" className="size-4" />
    </span>
  )
}

function NoPeople({ finder }: { finder: PeopleFinder }) {
  const words = useWords()
  if (finder.status === 'loading') return <OptionsSkeleton />
  if (finder.status === 'error') {
    return (
      <EmptyState
        icon={CloudOff}
        title={words.people.failedTitle}
        action={
          <Button look="secondary" onClick={finder.retry}>
            {words.actions.retry}
          </Button>
        }
      />
    )
  }
  if (finder.status === 'idle') {
    return (
      <EmptyState icon={UserSearch} title={words.people.askTitle}>
        {words.people.askText}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={UserSearch} title={words.people.nobodyTitle}>
      {words.people.nobodyText(finder.text.trim())}
    </EmptyState>
  )
}

function OptionsSkeleton() {
  return (
    <div className="px-3 pt-7">
      {[7, 9, 6].map(width => (
        <div key={width} className="flex items-center gap-3 px-2 py-2">
          <Skeleton className="size-10 rounded-full!" />
          <div>
            <Skeleton className="h-3" style={{ width: `${width}rem` }} />
            <Skeleton className="mt-2.5 h-2.5 w-20" />
          </div>
        </div>
      ))}
    </div>
  )
}

function announcement({ status, people, recent }: PeopleFinder, words: ReturnType<typeof useWords>['people']): string {
  if (status === 'loading') return words.searching
  if (status === 'error') return words.searchFailed
  if (status !== 'ready' || recent) return ''
  return people.length === 0 ? words.nobodyFound : words.found(people.length)
}
